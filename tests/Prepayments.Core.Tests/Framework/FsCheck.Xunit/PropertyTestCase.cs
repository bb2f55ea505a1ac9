using System.ComponentModel;
using System.Reflection;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace FsCheck.Xunit;

/// <summary>
/// One property as a test case. xunit does all that it does for a fact (constructor arguments, disposal, lifetimes, output);
/// only the call of the method is FsCheck's.
/// </summary>
public sealed class PropertyTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the deserializer only.")]
    public PropertyTestCase()
    {
    }

    public PropertyTestCase(
        IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnosticMessageSink, display, displayOptions, testMethod)
    {
    }

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new CaseRunner(this, DisplayName, SkipReason, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

    /// <summary>The settings of a method over those of its class, the classes around it and the assembly.</summary>
    internal static PropertyAttribute SettingsOf(Type testClass, MethodInfo method)
    {
        var settings = method.GetCustomAttribute<PropertyAttribute>() ?? new PropertyAttribute();
        for (var type = testClass; type is not null; type = type.DeclaringType)
        {
            settings = settings.Over(type.GetCustomAttribute<PropertiesAttribute>());
        }

        return settings.Over(testClass.Assembly.GetCustomAttribute<PropertiesAttribute>());
    }

    private sealed class CaseRunner(
        IXunitTestCase testCase,
        string displayName,
        string skipReason,
        object[] constructorArguments,
        IMessageBus messageBus,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestCaseRunner(testCase, displayName, skipReason, constructorArguments, [], messageBus, aggregator, cancellation)
    {
        protected override XunitTestRunner CreateTestRunner(
            ITest test,
            IMessageBus messageBus,
            Type testClass,
            object[] constructorArguments,
            MethodInfo testMethod,
            object[] testMethodArguments,
            string skipReason,
            IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
            ExceptionAggregator aggregator,
            CancellationTokenSource cancellationTokenSource) =>
            new TestRunner(
                test, messageBus, testClass, constructorArguments, testMethod, skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource);
    }

    private sealed class TestRunner(
        ITest test,
        IMessageBus messageBus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo testMethod,
        string skipReason,
        IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestRunner(
            test, messageBus, testClass, constructorArguments, testMethod, [], skipReason, beforeAfterAttributes, aggregator, cancellation)
    {
        private string report = "";

        protected override async Task<Tuple<decimal, string>> InvokeTestAsync(ExceptionAggregator aggregator)
        {
            var (time, output) = await base.InvokeTestAsync(aggregator);
            return Tuple.Create(time, output + report);
        }

        protected override async Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator)
        {
            var invoker = new Invoker(
                Test, MessageBus, TestClass, ConstructorArguments, TestMethod, BeforeAfterAttributes, aggregator, CancellationTokenSource);
            var time = await invoker.RunAsync();
            report = invoker.Report;
            return time;
        }
    }

    private sealed class Invoker(
        ITest test,
        IMessageBus messageBus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo testMethod,
        IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestInvoker(test, messageBus, testClass, constructorArguments, testMethod, [], beforeAfterAttributes, aggregator, cancellation)
    {
        /// <summary>What a property that holds has to say: how many cases, and how they are distributed.</summary>
        public string Report { get; private set; } = "";

        protected override Task<decimal> InvokeTestMethodAsync(object testClassInstance)
        {
            Aggregator.Run(() => Timer.Aggregate(() => Check(testClassInstance)));
            return Task.FromResult(Timer.Total);
        }

        private void Check(object? instance)
        {
            var settings = SettingsOf(TestClass, TestMethod);
            var outcome = new OutcomeRunner();
            var target = instance is null ? FSharpOption<object>.None : FSharpOption<object>.Some(instance);
            global::FsCheck.Check.Method(settings.ToConfig(outcome), TestMethod, target);

            var result = outcome.Result ?? throw new InvalidOperationException("FsCheck ended without a result.");
            var text = Runner.onFinishedToString("", result);
            if (!result.IsPassed)
            {
                throw new PropertyFailedException(
                    Environment.NewLine + text, ((result as TestResult.Failed)?.Item4 as Outcome.Failed)?.Item);
            }

            Report = settings.QuietOnSuccess ? "" : text;
        }
    }

    /// <summary>Keeps the result, where FsCheck's own runners print or throw it.</summary>
    private sealed class OutcomeRunner : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type fixture)
        {
        }

        public void OnArguments(
            int number, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult result) => Result = result;
    }
}
