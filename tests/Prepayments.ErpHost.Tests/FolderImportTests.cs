using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Prepayments.Samples.ErpHost.Tests;

public sealed class FolderImportTests : IDisposable
{
    private static readonly string Scenarios = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    /// <summary>Some scenarios have documents that are to be rejected.</summary>
    private const int ExitCodeOfRejections = 1;

    private readonly TemporaryFolder folder = new();
    private readonly List<string> told = [];

    [Fact]
    public async Task Run_Again_PostsNothingTwice()
    {
        var first = await ImportAsync("store", Scenarios, default);
        var logs = Logs("store");
        var again = await ImportAsync("store", Scenarios, default);

        Assert.Equal(logs, Logs("store"));
        Assert.Equal(0, first.Failed);
        Assert.Equal((0, first.Posted, first.Rejected, 0), (again.Posted, again.Present, again.Rejected, again.Failed));
        Assert.True(first.Posted > 100 && first.Rejected > 10, first.Text(0));
    }

    [Fact]
    public async Task Run_StoppedAgainAndAgain_EndsAsIfItNeverWas()
    {
        await ImportAsync("whole", Scenarios, default);
        var runs = 0;
        while (!await IsImportedAsync(stopAfter: 25))
        {
            runs++;
        }

        Assert.True(runs > 3, $"It was stopped {runs} times.");
        Assert.Equal(Logs("whole"), Logs("stopped"));
    }

    [Fact]
    public async Task Run_KilledAgainAndAgain_EndsAsIfItNeverWas()
    {
        // So many that the end of the import is far when its beginning is seen.
        var source = Path.Combine(folder.Path, "source");
        for (var copy = 0; copy < 16; copy++)
        {
            foreach (var file in Directory.GetFiles(Scenarios, "*.json", SearchOption.AllDirectories))
            {
                var name = Path.Combine(source, copy.ToString(CultureInfo.InvariantCulture), Path.GetRelativePath(Scenarios, file));
                Directory.CreateDirectory(Path.GetDirectoryName(name)!);
                File.Copy(file, name);
            }
        }

        await ImportAsync("whole", source, default, "demo");
        var fifth = Size("whole", "demo") / 5;
        var kills = 0;
        while (await Task.Factory.StartNew(
            () => ExitCode(source, fifth), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default) is not ExitCodeOfRejections)
        {
            kills++;
        }

        Assert.True(kills > 0, "It was never killed.");
        Assert.Equal(Logs("whole", "demo").Select(WithoutTimes), Logs("killed", "demo").Select(WithoutTimes));
    }

    [Fact]
    public async Task Run_OfAFolderOfDocuments_PostsThemInTheOrderOfTheirNames()
    {
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, "source", "Vendor 100")).FullName;
        await File.WriteAllTextAsync(Path.Combine(source, ImportSource.SetupFile), Example.Setup);
        var documents = Example.Documents("1");
        for (var i = 0; i < documents.Length; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(source, $"{i}.json"), DocumentJson.Write(documents[i]));
        }

        var counts = await ImportAsync("store", Path.Combine(folder.Path, "source"), default);
        Assert.Equal((1, 4, 0, 0, 0), (counts.Sources, counts.Posted, counts.Present, counts.Rejected, counts.Failed));
        Assert.Equal(5, Logs("store")["vendor-100.log"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        // More documents arrive later.
        await File.WriteAllTextAsync(Path.Combine(source, "4.json"), DocumentJson.Write(Example.Documents("2")[0]));
        counts = await ImportAsync("store", Path.Combine(folder.Path, "source"), default);
        Assert.Equal((1, 4), (counts.Posted, counts.Present));
    }

    [Fact]
    public async Task Run_IntoASubledgerWithOtherDocuments_LeavesItAsItIs()
    {
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, "source")).FullName;
        await File.WriteAllTextAsync(Path.Combine(source, ImportSource.SetupFile), Example.Setup);
        await File.WriteAllTextAsync(Path.Combine(source, "0.json"), DocumentJson.Write(Example.Documents("1")[0]));
        await ImportAsync("store", source, default);
        var logs = Logs("store");

        await File.WriteAllTextAsync(Path.Combine(source, "0.json"), DocumentJson.Write(Example.Documents("2")[0]));
        Assert.Equal(1, (await ImportAsync("store", source, default)).Failed);
        Assert.Contains("PO-1", told[^1], StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(source, ImportSource.SetupFile), Example.Setup.Replace("1010", "1011", StringComparison.Ordinal));
        Assert.Equal(1, (await ImportAsync("store", source, default)).Failed);
        Assert.Contains("$.profile.bank", told[^1], StringComparison.Ordinal);
        Assert.Equal(logs, Logs("store"));
    }

    [Fact]
    public async Task Run_WithFilesThatCannotBeRead_ImportsTheOthers()
    {
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, "source")).FullName;
        await File.WriteAllTextAsync(Path.Combine(source, "a.json"), "{");
        await File.WriteAllTextAsync(Path.Combine(source, "b c.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(source, "b-c.json"), "{}");
        File.Copy(Directory.GetFiles(Scenarios, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First(), Path.Combine(source, "d.json"));
        var counts = await ImportAsync("store", source, default);
        Assert.Equal((4, 3), (counts.Sources, counts.Failed));
        Assert.True(counts.Posted > 0);
        Assert.Equal(["d.log"], Logs("store").Keys);
    }

    public void Dispose() => folder.Dispose();

    private static string WithoutTimes(KeyValuePair<string, string> log) => log.Key + "\n" + string.Join('\n', log.Value
        .Split('\n')
        .Select(line => line.Length == 0 ? line : Regex.Replace(line[18..], "\"postedAt\":\"[^\"]*\"", string.Empty)));

    private async Task<ImportCounts> ImportAsync(string to, string from, CancellationToken stop, string tenant = "acme")
    {
        using var store = new FileSubledgerStore(Path.Combine(folder.Path, to), NullLogger<FileSubledgerStore>.Instance);
        var import = new FolderImport(store, new FixedTime(), tenant, Tell);
        await import.RunAsync(ImportSource.Find(from), stop);
        return import.Counts;
    }

    /// <summary>Runs an import that is stopped after some documents, and says whether it came to its end.</summary>
    private async Task<bool> IsImportedAsync(int stopAfter)
    {
        using var stop = new CancellationTokenSource();
        using var store = new FileSubledgerStore(Path.Combine(folder.Path, "stopped"), NullLogger<FileSubledgerStore>.Instance);
        var appended = 0;
        var stopping = new ObservedStore(store)
        {
            Kept = () =>
            {
                if (Interlocked.Increment(ref appended) == stopAfter)
                {
                    stop.Cancel();
                }
            },
        };
        try
        {
            await new FolderImport(stopping, new FixedTime(), "acme", Tell).RunAsync(ImportSource.Find(Scenarios), stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>
    /// Imports in a process of its own, and returns its exit code, or null where it was killed after it had written so much. It is watched by
    /// a thread of its own: the import ends in less time than a busy pool may take to look.
    /// </summary>
    private int? ExitCode(string source, long killedAfter)
    {
        var before = Size("killed", "demo");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ErpHost.dll"));
        start.ArgumentList.Add(ImportCommand.Name);
        start.ArgumentList.Add(source);
        start.Environment["Store__Folder"] = Path.Combine(folder.Path, "killed");
        start.Environment["ConnectionStrings__" + StoreChoice.ConnectionName] = null;
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.HasExited)
        {
            if (Size("killed", "demo") > before + killedAfter)
            {
                process.Kill();
                process.WaitForExit();
                return null;
            }

            Thread.Sleep(1);
        }

        return process.ExitCode;
    }

    /// <summary>The bytes of the logs of a tenant; none where there is no folder yet.</summary>
    private long Size(string of, string tenant)
    {
        var logs = new DirectoryInfo(Path.Combine(folder.Path, of, tenant));
        return logs.Exists ? logs.GetFiles("*.log").Sum(log => log.Length) : 0;
    }

    private void Tell(string message)
    {
        lock (told)
        {
            told.Add(message);
        }
    }

    private SortedDictionary<string, string> Logs(string of, string tenant = "acme")
    {
        var logs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(folder.Path, of, tenant)))
        {
            logs.Add(Path.GetFileName(file), File.ReadAllText(file, Encoding.UTF8));
        }

        return logs;
    }
}
