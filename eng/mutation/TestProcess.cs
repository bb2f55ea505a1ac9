using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Prepayments.Mutation;

/// <summary>A worker as its parent sees it: a process that is asked, and may fall silent or come down.</summary>
internal sealed class TestProcess : IDisposable
{
    private readonly Process process;
    private readonly BlockingCollection<string?> answers = [];

    public TestProcess(Stage stage)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["worker", .. stage.Classes])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PREPAYMENTS_CASES"] = stage.Cases.ToString(CultureInfo.InvariantCulture);
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        new Thread(Listen) { IsBackground = true }.Start();
        Tests = int.Parse(Answer(TimeSpan.FromMinutes(2)) ?? throw new InvalidOperationException("A worker does not start."), CultureInfo.InvariantCulture);
    }

    public int Tests { get; }

    public void Ask(string line) => process.StandardInput.WriteLine(line);

    /// <summary>Returns the next answer, or null where the process came down or said nothing for so long.</summary>
    public string? Answer(TimeSpan patience) => answers.TryTake(out var answer, patience) ? answer : null;

    /// <summary>Says whether the process has come down, rather than being busy.</summary>
    public bool IsDown => process.WaitForExit(200);

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private void Listen()
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            answers.Add(line);
        }

        answers.Add(null);
    }
}
