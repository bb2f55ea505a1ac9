namespace Prepayments.Json;

/// <summary>Reads what a step of a scenario must lead to.</summary>
internal static class ExpectationReader
{
    internal static Expectation Read(JsonCursor json) => new()
    {
        Lines = json.Find("lines")?.Array(line => line.Object(ReadLine)),
        Rejection = json.Find("rejection")?.Word<RejectionCode>(),
        Orders = json.Find("orders") is { } orders ? ReadOrders(orders) : null,
        Open = ReadAmounts(json.Find("open")),
        Balance = json.Find("balance")?.Number(),
        Accounts = ReadAmounts(json.Find("accounts")),
        Notices = json.Find("notices")?.Array(code => code.Word<NoticeCode>()),
    };

    private static ExpectedLine ReadLine(JsonCursor json)
    {
        var (sign, amount) = (json.Find("debit"), json.Find("credit")) switch
        {
            ({ } debit, null) => (1, debit.Number()),
            (null, { } credit) => (-1, credit.Number()),
            _ => throw json.Wrong("A line stands in debit or in credit, on one of the two sides."),
        };
        return new ExpectedLine(
            json.Get("account").Name(),
            json.Find("dimensions")?.Dimensions(),
            sign * amount,
            sign * json.Find("transaction")?.Number());
    }

    private static List<ExpectedAmount> ReadOrders(JsonCursor json)
    {
        var figures = new List<ExpectedAmount>();
        foreach (var order in json.Properties())
        {
            order.Object(found =>
            {
                foreach (var figure in OrderFigure.All)
                {
                    if (found.Find(figure.Name) is { } amount)
                    {
                        figures.Add(new ExpectedAmount(order.PropertyName, figure.Name, amount.Number()));
                    }
                }

                return figures;
            });
        }

        return figures;
    }

    private static List<ExpectedAmount>? ReadAmounts(JsonCursor? json)
    {
        if (json is null)
        {
            return null;
        }

        var amounts = new List<ExpectedAmount>();
        foreach (var amount in json.Properties())
        {
            amounts.Add(new ExpectedAmount(amount.PropertyName, string.Empty, amount.Number()));
        }

        return amounts;
    }
}
