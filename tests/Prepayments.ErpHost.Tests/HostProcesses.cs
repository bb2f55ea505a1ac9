namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Runs several hosts on one store.</summary>
internal sealed class HostProcesses : IDisposable
{
    private readonly List<HostProcess> hosts;

    public HostProcesses(string folder, string? connectionString, int count, bool haveACoreEach = false)
    {
        hosts = [.. Enumerable.Range(0, count).Select(number => new HostProcess(folder, connectionString, haveACoreEach ? number : null))];
        Clients = [.. hosts.Select(host => host.Client())];
    }

    /// <summary>Gets a client of each.</summary>
    public IReadOnlyList<HttpClient> Clients { get; }

    /// <summary>Starts all at once, as a scheduler would.</summary>
    public Task StartAsync() => Task.WhenAll(hosts.Select(host => host.StartAsync()));

    public async Task RestartAsync(int which)
    {
        await hosts[which].KillAsync();
        await hosts[which].StartAsync();
    }

    public void Dispose()
    {
        foreach (var client in Clients)
        {
            client.Dispose();
        }

        foreach (var host in hosts)
        {
            host.Dispose();
        }
    }
}
