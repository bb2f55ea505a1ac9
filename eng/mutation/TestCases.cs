using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Prepayments.Mutation;

/// <summary>The tests, found by xunit and run by xunit one at a time.</summary>
internal sealed class TestCases
{
    private static readonly Options Settings = new();

    private readonly List<IXunitTestCase> cases;
    private readonly XunitTestFrameworkExecutor executor;

    /// <summary>Finds the tests of the classes whose full name has one of these in it.</summary>
    public TestCases(IReadOnlyList<string> classes)
    {
        var assembly = Assembly.Load("Prepayments.Core.Tests");
        var nowhere = new NowhereFound();
        var found = new FoundCases();
        using var discoverer = new XunitTestFrameworkDiscoverer(Reflector.Wrap(assembly), nowhere, new Ignored());
        discoverer.Find(includeSourceInformation: false, found, Settings);
        found.Finished.Wait();
        cases = [.. found.Cases
            .Where(found => found.SkipReason is null && classes.Any(name => found.TestMethod.TestClass.Class.Name.Contains(name, StringComparison.Ordinal)))
            .OrderBy(found => found.DisplayName, StringComparer.Ordinal)];
        executor = new XunitTestFrameworkExecutor(assembly.GetName(), nowhere, new Ignored());
    }

    public int Count => cases.Count;

    public string Name(int test) => cases[test].DisplayName;

    public bool IsGreen(int test)
    {
        var outcome = new Outcome();
        executor.RunTests([cases[test]], outcome, Settings);
        outcome.Finished.Wait();
        return outcome.IsGreen;
    }

    private sealed class FoundCases : IMessageSink
    {
        public List<IXunitTestCase> Cases { get; } = [];

        public ManualResetEventSlim Finished { get; } = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage found)
            {
                Cases.Add((IXunitTestCase)found.TestCase);
            }

            if (message is IDiscoveryCompleteMessage)
            {
                Finished.Set();
            }

            return true;
        }
    }

    private sealed class Outcome : IMessageSink
    {
        public bool IsGreen { get; private set; } = true;

        public ManualResetEventSlim Finished { get; } = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            IsGreen &= message is not IFailureInformation;
            if (message is ITestAssemblyFinished)
            {
                Finished.Set();
            }

            return true;
        }
    }

    private sealed class Ignored : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class NowhereFound : ISourceInformationProvider
    {
        public ISourceInformation GetSourceInformation(ITestCase testCase) => new SourceInformation();

        public void Dispose()
        {
        }
    }

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal)
        {
            ["xunit.discovery.PreEnumerateTheories"] = true,
            ["xunit.discovery.SynchronousMessageReporting"] = true,
            ["xunit.execution.DisableParallelization"] = true,
            ["xunit.execution.SynchronousMessageReporting"] = true,
        };

        public TValue GetValue<TValue>(string name) => values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => values[name] = value;
    }
}
