using System.Text;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Reads a subledger's set-up in the form that it has in scenario files.</summary>
internal static class SetupJson
{
    private const string PathInScenario = "$.setup";

    /// <summary>Returns the subledger without documents.</summary>
    /// <exception cref="MalformedJsonException">The text is no set-up; the exception says where and why.</exception>
    public static Subledger Read(byte[] utf8)
    {
        string setup;
        try
        {
            // It must be one value by itself, before it becomes part of another text.
            using var json = JsonDocument.Parse(utf8);
            setup = json.RootElement.GetRawText();
        }
        catch (JsonException exception)
        {
            throw new MalformedJsonException("$", exception.Message, exception);
        }

        try
        {
            return ScenarioReader.Read(new StringBuilder()
                .Append("{\"scenario\":\"set-up\",\"setup\":").Append(setup).Append(",\"steps\":[]}")
                .ToString()).Subledger;
        }
        catch (JsonFormatException exception)
        {
            var path = exception.Path.StartsWith(PathInScenario, StringComparison.Ordinal)
                ? "$" + exception.Path[PathInScenario.Length..]
                : exception.Path;
            throw new MalformedJsonException(path, exception.Reason, exception);
        }
    }
}
