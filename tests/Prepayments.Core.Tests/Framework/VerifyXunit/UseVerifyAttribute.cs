using System.Reflection;
using VerifyXunit;
using Xunit.Sdk;

[assembly: UseVerify]

namespace VerifyXunit;

/// <summary>Tells <see cref="Verifier"/> which test is running, since a snapshot is named after it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Running = new();

    internal static MethodInfo? Method => Running.Value;

    public override void Before(MethodInfo methodUnderTest) => Running.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => Running.Value = null;
}
