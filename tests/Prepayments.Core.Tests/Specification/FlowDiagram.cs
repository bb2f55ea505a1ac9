using System.Text;
using Prepayments.Json;

namespace Prepayments.Tests.Specification;

/// <summary>Draws the documents of a scenario and what joins them as a Mermaid flowchart.</summary>
internal static class FlowDiagram
{
    public static string Of(ScenarioResult result)
    {
        var nodes = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = new StringBuilder("```mermaid\nflowchart LR\n");
        foreach (var step in result.Steps.Where(step => step.Result.IsPosted))
        {
            var document = step.Document;
            if (!nodes.ContainsKey(document.Number))
            {
                nodes.Add(document.Number, "n" + nodes.Count);
                text.Append("    ").Append(nodes[document.Number]).Append("[\"").Append(Words(document.Kind.ToString())).Append("<br/>").Append(document.Number).Append("\"]\n");
            }
        }

        void Edge(string from, string label, string to)
        {
            // An id such as PAY-1/PPI-1 is a part of the document before the slash.
            if (Node(nodes, from) is { } first && Node(nodes, to) is { } second && first != second)
            {
                text.Append("    ").Append(first).Append(" -- \"").Append(label).Append("\" --> ").Append(second).Append('\n');
            }
        }

        var state = result.Subledger;
        foreach (var item in state.Items())
        {
            foreach (var order in item.Lines.Select(line => line.Order).OfType<string>().Distinct(StringComparer.Ordinal).Where(_ => item.Kind != DocumentKind.CreditMemo))
            {
                Edge(order, item.Kind == DocumentKind.Invoice ? "is delivered" : "asks for", item.Number);
            }
        }

        foreach (var link in state.Links())
        {
            Draw(link, Edge);
        }

        foreach (var reversal in state.Reversals())
        {
            Edge(reversal.Number, reversal.Reversed[0].Contains('/', StringComparison.Ordinal) ? "reverses " + reversal.Reversed[0] : "reverses", reversal.Reversed[0]);
        }

        return text.Append("```\n").ToString();
    }

    private static void Draw(Link link, Action<string, string, string> edge)
    {
        var amount = FormattableString.Invariant($"{link.Amount}");
        switch (link.Kind)
        {
            case LinkKind.Settlement:
                edge(link.From, "settles " + amount, link.To);
                break;
            case LinkKind.Application:
                edge(link.From, "is applied, " + amount, link.To);
                break;
            case LinkKind.UnpaidReversal:
                edge(link.Document, "reverses unpaid " + amount, link.From);
                break;
            case LinkKind.Credit:
                edge(link.From, "credits", link.To);
                break;
            case LinkKind.Reservation:
                edge(link.From, "is reserved for", link.To);
                break;
            case LinkKind.Revaluation:
                edge(link.Document, "revalues", link.From);
                break;
        }

        if (link.Kind is LinkKind.Settlement or LinkKind.Application or LinkKind.Reservation && link.Document == link.Id)
        {
            edge(link.Document, "joins", link.From);
        }
    }

    private static string? Node(Dictionary<string, string> nodes, string number) =>
        nodes.GetValueOrDefault(number) ?? nodes.GetValueOrDefault(number.Split('/')[0]);

    /// <summary>PrepaymentCreditMemo is "Prepayment credit memo".</summary>
    internal static string Words(string name) =>
        name[..1] + string.Concat(name[1..].Select(letter => char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
}
