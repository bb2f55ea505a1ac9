using Xunit.Abstractions;
using Xunit.Sdk;

namespace FsCheck.Xunit;

/// <summary>Tells xunit that a method with parameters and a <see cref="PropertyAttribute"/> is one test.</summary>
public sealed class PropertyDiscoverer : IXunitTestCaseDiscoverer
{
    private readonly IMessageSink sink;

    public PropertyDiscoverer(IMessageSink diagnosticMessageSink) => sink = diagnosticMessageSink;

    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
    [
        new PropertyTestCase(
            sink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod),
    ];
}
