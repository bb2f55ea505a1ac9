using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Prepayments.Tests.Framework.AdapterTests;

public class PropertyAttributeTests
{
    [Property]
    public bool Property_ThatReturnsTrue_Passes(int a, int b) => a + b == b + a;

    [Property(MaxTest = 10, QuietOnSuccess = true)]
    public void Property_ThatReturnsNothing_PassesUnlessItThrows(string text) => Assert.Equal(text, text);

    [Property(Arbitrary = [typeof(EvenNumbers)])]
    public Property Property_WithArbitrary_DrawsFromIt(int even) => (even % 2 == 0).ToProperty();

    [Fact]
    public async Task FalseProperty_Fails_WithTheShrunkCounterExampleAndTheSeed()
    {
        var failed = Assert.IsAssignableFrom<ITestFailed>(await RunAsync(nameof(Falsehoods.EveryNumberIsBelowTen)));

        var message = failed.Messages[0];
        Assert.Equal(typeof(PropertyFailedException).FullName, failed.ExceptionTypes[0]);
        Assert.Contains("Falsifiable", message, StringComparison.Ordinal);
        Assert.Matches(@"Shrunk:\s+10\s", message);
        Assert.Matches(@"Replay directly at failing step with \(\d+,\d+,\d+\)", message);
    }

    [Fact]
    public async Task PropertyThatThrows_Fails_WithTheException()
    {
        var failed = Assert.IsAssignableFrom<ITestFailed>(await RunAsync(nameof(Falsehoods.NoTextHasALetter)));

        Assert.Contains(typeof(FormatException).FullName, failed.ExceptionTypes);
        Assert.Contains("a letter", string.Join("\n", failed.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exhausted_Fails() =>
        Assert.IsAssignableFrom<ITestFailed>(await RunAsync(nameof(Falsehoods.NothingIsEverDrawn)));

    [Fact]
    public async Task Replay_DrawsTheSameCases()
    {
        var first = Assert.IsAssignableFrom<ITestFailed>(await RunAsync(nameof(Falsehoods.ReplayedIsBelowAHundred)));
        var second = Assert.IsAssignableFrom<ITestFailed>(await RunAsync(nameof(Falsehoods.ReplayedIsBelowAHundred)));

        Assert.Equal(first.Messages, second.Messages);
    }

    [Fact]
    public async Task MaxTest_OfTheClass_IsTakenUnlessThePropertyStatesItsOwn()
    {
        var ofClass = Assert.IsAssignableFrom<ITestPassed>(await RunAsync(nameof(Falsehoods.TrueForAll)));
        var own = Assert.IsAssignableFrom<ITestPassed>(await RunAsync(nameof(Falsehoods.TrueForSeven)));

        Assert.Contains("passed 25 tests", ofClass.Output, StringComparison.Ordinal);
        Assert.Contains("passed 7 tests", own.Output, StringComparison.Ordinal);
    }

    private static async Task<IMessageSinkMessage> RunAsync(string method)
    {
        var type = Reflector.Wrap(typeof(Falsehoods));
        var collection = new TestCollection(new TestAssembly(type.Assembly), collectionDefinition: null, "falsehoods");
        var testMethod = new TestMethod(new TestClass(collection, type), type.GetMethod(method, includePrivateMethod: false));
        var sink = new Xunit.Sdk.NullMessageSink();
        var testCase = new PropertyTestCase(sink, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, testMethod);
        using var bus = new ResultBus();
        using var cancellation = new CancellationTokenSource();

        await testCase.RunAsync(sink, bus, [], new ExceptionAggregator(), cancellation);

        return Assert.Single(bus.Results);
    }

    private sealed class ResultBus : IMessageBus
    {
        public List<IMessageSinkMessage> Results { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is ITestResultMessage)
            {
                Results.Add(message);
            }

            return true;
        }

        public void Dispose()
        {
        }
    }

    private static class EvenNumbers
    {
        public static Arbitrary<int> Even() => ArbMap.Default.GeneratorFor<int>().Select(number => number * 2).ToArbitrary();
    }

#pragma warning disable xUnit1000 // Not public, so that xunit does not find them: they are run by the tests above.
    [Properties(MaxTest = 25)]
    private sealed class Falsehoods
    {
        [Property(StartSize = 1000, EndSize = 1000, Replay = "(10998575426373444220,10213725184115866255)")]
        public bool EveryNumberIsBelowTen(int number) => number < 10;

        [Property(MaxTest = 1000)]
        public void NoTextHasALetter(NonEmptyString text)
        {
            if (text.Get.Any(char.IsLetter))
            {
                throw new FormatException("a letter");
            }
        }

        [Property]
        public Property NothingIsEverDrawn(int number) => true.When(number > 0 && number < 0);

        [Property(Replay = "(12345678901234567,9876543210987654321)", MaxTest = 1000, EndSize = 1000)]
        public bool ReplayedIsBelowAHundred(int number) => number < 100;

        [Property]
        public bool TrueForAll(int number) => number <= 0 || number > 0;

        [Property(MaxTest = 7)]
        public bool TrueForSeven(int number) => number <= 0 || number > 0;
    }
#pragma warning restore xUnit1000
}
