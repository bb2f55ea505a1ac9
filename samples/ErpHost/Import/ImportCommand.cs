using System.Runtime.InteropServices;

namespace Prepayments.Samples.ErpHost;

/// <summary>Carries out <c>import FOLDER</c>: progress every second, a summary at the end, an exit code.</summary>
internal static class ImportCommand
{
    public const string Name = "import";

    private const string HelpText =
        """
        Imports a folder into the store that is configured for the host, which must not run meanwhile if its store is files.

          import FOLDER [--tenant NAME]

        Every *.json in the folder and those below it is a scenario file, and becomes a subledger. A folder with a
        subledger.json, a set-up, becomes one subledger: its other *.json are documents, posted in the order of their names.
        It can be stopped with Ctrl-C and run again: nothing is posted twice. The tenant is demo where none is named.

        Exit code: 0 all is posted, 1 documents were rejected, 2 a file could not be imported, 130 it was stopped.

        """;

    private static readonly TimeSpan BetweenProgress = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] args)
    {
        var tenant = TenantKeys.DemoTenant;
        switch (args)
        {
            case [['-', ..]] or []:
                await Console.Out.WriteAsync(HelpText);
                return args is ["--help" or "-h"] ? 0 : 2;
            case [_]:
                break;
            case [_, "--tenant", var name] when SubledgerKey.IsName(name):
                tenant = name;
                break;
            default:
                await Console.Error.WriteLineAsync("Try import --help.");
                return 2;
        }

        try
        {
            return await ImportAsync(args[0], tenant);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
    }

    private static async Task<int> ImportAsync(string folder, string tenant)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json")
            .AddEnvironmentVariables()
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole())
            .AddSubledgerStore(configuration)
            .BuildServiceProvider();
        var store = services.GetRequiredService<ISubledgerStore>();
        await store.OpenAsync(CancellationToken.None);
        var import = new FolderImport(store, TimeProvider.System, tenant, Console.Error.WriteLine);
        var sources = ImportSource.Find(folder);

        // The document at hand is finished; a process that is killed leaves the same as one that is stopped.
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var progress = new Timer(
            _ => Console.Error.WriteLine(import.Counts.Text(sources.Count)), null, BetweenProgress, BetweenProgress);
        try
        {
            await import.RunAsync(sources, stop.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Out.WriteLine(import.Counts.Text(sources.Count) + "; stopped, run it again to go on");
            return 130;
        }

        Console.Out.WriteLine(import.Counts.Text(sources.Count));
        return import.Counts.Failed > 0 ? 2
            : import.Counts.Rejected > 0 ? 1
            : 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
