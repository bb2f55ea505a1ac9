using Prepayments.Json;

namespace Prepayments.Samples.PostDocuments;

/// <summary>Posts scenario files one after another, prints what comes out, and counts.</summary>
internal sealed class PostedFiles(Options options, int count)
{
    public const string Example = "purchase-order.json";

    private const int ManyFiles = 100;

    private readonly bool printsJournal = options.PrintsJournal(count);

    private int passed;
    private int failed;
    private bool unreadable;

    public void Post(string file, Func<byte[]> read)
    {
        try
        {
            Report(file, ScenarioRunner.Run(ScenarioReader.ReadUtf8(read())));
        }
        catch (JsonFormatException exception)
        {
            CannotRead($"{file}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            CannotRead($"{file}: {exception.Message}");
        }
        catch (Exception exception)
        {
            // Not a mistake of the file: posting answers with a rejection, never with an exception.
            ReportFailure(file, $"A mistake in the library: {exception.GetType().Name}: {exception.Message}");
        }

        ShowProgress();
    }

    public void CannotRead(string problem)
    {
        Console.Error.WriteLine(problem);
        unreadable = true;
        failed++;
    }

    /// <summary>Prints the summary and returns the exit code.</summary>
    public int End()
    {
        var summary = $"{passed} passed, {failed} failed";
        (options.Json ? Console.Error : Console.Out).WriteLine(summary);
        return unreadable ? ExitCode.Unreadable
            : failed > 0 ? ExitCode.Failed
            : ExitCode.Passed;
    }

    private void Report(string file, ScenarioResult result)
    {
        if (result.Passed)
        {
            passed++;
        }
        else
        {
            failed++;
        }

        if (options.Json)
        {
            Console.Out.WriteLine(ScenarioResultJson.Write(file, result));
        }
        else if (printsJournal)
        {
            Console.Out.WriteLine(ScenarioPrinter.Print(result));
        }

        if (!result.Passed)
        {
            (options.Json ? Console.Error : Console.Out)
                .Write($"FAILED {file}\n{ScenarioPrinter.PrintDifferences(result)}{(printsJournal ? "\n" : string.Empty)}");
        }
    }

    private void ReportFailure(string file, string reason)
    {
        failed++;
        (options.Json ? Console.Error : Console.Out).Write($"FAILED {file}\n  {reason}\n");
    }

    private void ShowProgress()
    {
        var done = passed + failed;
        if (count > ManyFiles && done % ManyFiles == 0)
        {
            Console.Error.WriteLine($"{done} of {count}");
        }
    }
}
