using System.Text.Json;

namespace Prepayments.Json;

/// <summary>Writes what came out of a scenario as JSON, with everything in it, asked for or not.</summary>
public static class ScenarioResultJson
{
    /// <summary>Returns the result as JSON on one line.</summary>
    /// <param name="file">The name of the file that the scenario was read from.</param>
    /// <param name="result">The result.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Write(string file, ScenarioResult result)
    {
        _ = file ?? throw new ArgumentNullException(nameof(file));
        _ = result ?? throw new ArgumentNullException(nameof(result));
        return JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteText("scenario", result.Scenario.Name);
            json.WriteStartArray("steps");
            foreach (var step in result.Steps)
            {
                json.WriteStartObject();
                WriteStep(json, step);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteStep(Utf8JsonWriter json, ScenarioStepResult step)
    {
        var subledger = step.Result.Subledger;
        json.WriteStartArray("lines");
        foreach (var entry in step.Result.Entries)
        {
            foreach (var line in entry.Lines)
            {
                WriteLine(json, line);
            }
        }

        json.WriteEndArray();
        json.WriteString("rejection", step.Result.Rejection is { } rejection ? Words.Of(rejection.Code) : null);
        WriteOrders(json, subledger);
        WriteOpen(json, subledger);
        json.WriteNumber("balance", Figures.Balance(subledger).Amount);
        json.WriteStartObject("accounts");
        foreach (var account in step.Accounts.Accounts)
        {
            json.WriteNumber(account, step.Accounts.Balance(account));
        }

        json.WriteEndObject();
        json.WriteStartArray("notices");
        foreach (var notice in step.Result.Notices)
        {
            json.WriteStringValue(Words.Of(notice.Code));
        }

        json.WriteEndArray();
    }

    private static void WriteLine(Utf8JsonWriter json, JournalLine line)
    {
        json.WriteStartObject();
        json.WriteText("account", line.Account);
        json.WriteNumber(Words.Of(line.Side), line.Amount.Amount);
        json.WriteText("currency", line.TransactionAmount.Currency.Code);
        json.WriteNumber("transaction", line.TransactionAmount.Amount);
        json.WriteDimensions("dimensions", line.Dimensions);
        json.WriteWord("role", line.Role);
        json.WriteEndObject();
    }

    private static void WriteOrders(Utf8JsonWriter json, Subledger subledger)
    {
        json.WriteStartObject("orders");
        foreach (var order in subledger.Orders())
        {
            var figures = Figures.OfOrder(subledger, order.Text.Number)!;
            json.WriteStartObject(order.Text.Number);
            foreach (var figure in OrderFigure.All)
            {
                json.WriteNumber(figure.Name, figure.Of(figures));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOpen(Utf8JsonWriter json, Subledger subledger)
    {
        json.WriteStartObject("open");
        foreach (var item in subledger.Items())
        {
            json.WriteNumber(item.Number, Figures.OpenAmount(subledger, item.Number)!.Value.Amount);
        }

        json.WriteEndObject();
    }
}
