using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>
/// Posts one prepaid order after another, each document until it is answered, whatever becomes of the host meanwhile.
/// </summary>
internal sealed class Writer(HttpClient client, int number, string[] subledgers)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);

    /// <summary>Gets what was answered, by subledger and document.</summary>
    public Dictionary<(string Subledger, string Document), string> Answers { get; } = [];

    /// <summary>Gets how often no answer came, or one that asks to send the document again.</summary>
    public int Retries { get; private set; }

    /// <summary>Gets how many documents were found posted by an attempt that had got no answer.</summary>
    public int FoundPosted { get; private set; }

    public async Task RunAsync(CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            var subledger = subledgers[(number + i) % subledgers.Length];
            foreach (var document in Example.Documents(number.ToString(CultureInfo.InvariantCulture) + "-" + i.ToString(CultureInfo.InvariantCulture)))
            {
                Answers.Add((subledger, document.Number), await PostAsync(subledger, DocumentJson.Write(document)));
            }
        }
    }

    private async Task<string> PostAsync(string subledger, string document)
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < LongestWait)
        {
            try
            {
                using var content = new StringContent(document, Encoding.UTF8, "application/json");
                using var response = await client.PostAsync($"/subledgers/{subledger}/documents", content);
                var answer = await response.Content.ReadAsStringAsync();
                switch (response.StatusCode)
                {
                    case HttpStatusCode.Created:
                        return answer;
                    case HttpStatusCode.OK:
                        FoundPosted++;
                        return answer;
                    case HttpStatusCode.Conflict when answer.Contains("/problems/overtaken", StringComparison.Ordinal):
                        break;
                    default:
                        throw new InvalidOperationException($"{document} was answered with {response.StatusCode}: {answer}");
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
            {
                // The host is down, or died before it had answered.
                await Task.Delay(10);
            }

            Retries++;
        }

        throw new TimeoutException($"{document} was not answered.");
    }
}
