using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Runs the host in a process of its own, on an address of this machine alone, so that it can be killed.</summary>
/// <param name="folder">The folder of the file store, and the working folder.</param>
/// <param name="connectionString">The database, or null for the file store.</param>
/// <param name="core">The only core that it may use, or null for all.</param>
internal sealed class HostProcess(string folder, string? connectionString = null, int? core = null) : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private Process? process;

    public string Address { get; } = "http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the hash that is configured for a key.</summary>
    public static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Returns a client with the key of the only tenant.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, "acme");
        return client;
    }

    /// <summary>Starts the host and returns when it can keep documents.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(core is null ? "dotnet" : "taskset") { WorkingDirectory = folder, RedirectStandardOutput = true };
        if (core is { } only)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(only.ToString(CultureInfo.InvariantCulture));
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ErpHost.dll"));
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Store__Folder"] = folder;
        start.Environment["Limits__RequestsPerSecond"] = "100000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Tenants__acme__KeySha256"] = HashOf("acme");
        start.Environment["ConnectionStrings__Prepayments"] = connectionString;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();

        using var client = Client();
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var response = await client.GetAsync("/health/ready");
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (started.Elapsed < LongestStart && !process.HasExited)
            {
                // It does not listen yet.
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Ends the process at once, wherever it is: SIGKILL, where there are signals.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
