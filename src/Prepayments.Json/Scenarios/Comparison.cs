namespace Prepayments.Json;

/// <summary>Finds what came out of a step otherwise than expected.</summary>
internal static class Comparison
{
    internal static List<string> Compare(Expectation expected, PostingResult result, TrialBalance accounts)
    {
        var differences = new List<string>();
        CompareRejection(expected.Rejection, result.Rejection, differences);
        if (differences.Count > 0)
        {
            // Posted or not decides everything else; what follows from that would only hide it.
            return differences;
        }

        if (expected.Lines is { } lines)
        {
            LineComparison.Compare(lines, result.Entries, differences);
        }

        foreach (var figure in expected.Orders ?? [])
        {
            var order = Figures.OfOrder(result.Subledger, figure.Name);
            CompareAmounts(figure.Figure + " of " + figure.Name, figure.Amount, order is null ? null : Read(figure.Figure, order), differences);
        }

        foreach (var open in expected.Open ?? [])
        {
            CompareAmounts("open on " + open.Name, open.Amount, Figures.OpenAmount(result.Subledger, open.Name)?.Amount, differences);
        }

        if (expected.Balance is { } balance)
        {
            CompareAmounts("balance of the counterparty", balance, Figures.Balance(result.Subledger).Amount, differences);
        }

        foreach (var account in expected.Accounts ?? [])
        {
            CompareAmounts("balance of account " + account.Name, account.Amount, accounts.Balance(account.Name), differences);
        }

        if (expected.Notices is { } notices)
        {
            CompareTexts("notices", string.Join(", ", notices), string.Join(", ", Codes(result.Notices)), differences);
        }

        return differences;
    }

    private static void CompareRejection(RejectionCode? expected, Rejection? actual, List<string> differences)
    {
        if (expected != actual?.Code)
        {
            differences.Add(
                "rejection: expected " + (expected is { } code ? Words.Of(code) : "none")
                + ", is " + (actual?.ToString() ?? "none"));
        }
    }

    private static void CompareAmounts(string what, decimal expected, decimal? actual, List<string> differences)
    {
        if (expected != actual)
        {
            differences.Add(FormattableString.Invariant($"{what}: expected {expected}, is ")
                + (actual is { } amount ? FormattableString.Invariant($"{amount}") : "unknown"));
        }
    }

    private static void CompareTexts(string what, string expected, string actual, List<string> differences)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            differences.Add(what + ": expected [" + expected + "], is [" + actual + "]");
        }
    }

    private static decimal Read(string figure, PrepaymentFigures figures)
    {
        foreach (var one in OrderFigure.All)
        {
            if (string.Equals(one.Name, figure, StringComparison.Ordinal))
            {
                return one.Of(figures);
            }
        }

        throw new ArgumentException("An order has no figure " + figure + ".", nameof(figure));
    }

    private static IEnumerable<NoticeCode> Codes(EquatableArray<Notice> notices)
    {
        foreach (var notice in notices)
        {
            yield return notice.Code;
        }
    }
}
