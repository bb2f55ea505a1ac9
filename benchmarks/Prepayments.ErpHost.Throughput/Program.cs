using System.Globalization;
using System.Text;
using Prepayments.Samples.ErpHost.Tests;

// How many documents two hosts on one PostgreSQL post in the time in which one posts so many, the counterparties shared out among them.
// Each host has one core, as if it were a machine; database and clients take what they find. Needs taskset (util-linux).
// Needs PREPAYMENTS_POSTGRES: eng/with-postgres dotnet run -c Release --project benchmarks/Prepayments.ErpHost.Throughput
const int Writers = 8;
const int CounterpartiesOfAWriter = 25;
const int Rounds = 3;
var warmUp = TimeSpan.FromSeconds(8);
var measured = TimeSpan.FromSeconds(8);

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (TestDatabase.Server is null)
{
    Console.Error.WriteLine("PREPAYMENTS_POSTGRES names no server: eng/with-postgres starts one.");
    return 2;
}

var ratios = new List<double>();
for (var round = 1; round <= Rounds; round++)
{
    var one = await PerSecondAsync(1);
    var two = await PerSecondAsync(2);
    ratios.Add(two / one);
    Console.WriteLine($"round {round}: one host {one:0} documents a second, two hosts {two:0}, ratio {two / one:0.00}");
}

Console.WriteLine($"H1 {ratios.Order().ElementAt(Rounds / 2):0.00} two hosts over one, median of {Rounds} rounds on {Environment.ProcessorCount} cores");
return 0;

async Task<double> PerSecondAsync(int count)
{
    using var folder = new TemporaryFolder();
    await using var database = await TestDatabase.CreateAsync();
    using var hosts = new HostProcesses(folder.Path, database.ConnectionString, count, haveACoreEach: true);
    await hosts.StartAsync();
    var writers = new List<Writer>();
    for (var number = 0; number < Writers; number++)
    {
        // A counterparty is always served by the same host.
        var client = hosts.Clients[number % count];
        string[] subledgers = [.. Enumerable.Range(1, CounterpartiesOfAWriter).Select(vendor => $"v-{number}-{vendor}")];
        foreach (var subledger in subledgers)
        {
            using var content = new StringContent(Example.Setup, Encoding.UTF8, "application/json");
            using var response = await client.PutAsync("/subledgers/" + subledger, content);
            response.EnsureSuccessStatusCode();
        }

        writers.Add(new Writer(client, number, subledgers));
    }

    using var end = new CancellationTokenSource();
    var running = writers.Select(writer => Task.Run(() => writer.RunAsync(end.Token))).ToList();
    await Task.Delay(warmUp);
    var before = writers.Sum(writer => writer.Answers.Count);
    await Task.Delay(measured);
    var after = writers.Sum(writer => writer.Answers.Count);
    await end.CancelAsync();
    await Task.WhenAll(running);
    return (after - before) / measured.TotalSeconds;
}
