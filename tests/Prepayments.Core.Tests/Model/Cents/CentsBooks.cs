using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <summary>A journal line: debit positive, in minor units of the document's currency and of the accounting currency.</summary>
public sealed record CentsPosting(string Account, string Currency, BigInteger Transaction, BigInteger Accounting);

/// <summary>An amount in both currencies.</summary>
public sealed class CentsAmount
{
    public BigInteger Transaction { get; set; }

    public BigInteger Accounting { get; set; }
}

/// <summary>What of an item stands on one control account.</summary>
public sealed class CentsPart
{
    public required string Account { get; init; }

    public required BigInteger Transaction { get; init; }

    public BigInteger Accounting { get; set; }
}

/// <summary>A component of a line: the net amount, what is recovered of a tax, or what is not.</summary>
public sealed class CentsComponent
{
    /// <summary>net, tax or cost (what is not recovered of a tax).</summary>
    public required string Kind { get; init; }

    public string TaxComponent { get; init; } = "";

    public required string Account { get; init; }

    /// <summary>The account on which a tax waits, or against which a voucher's tax stands.</summary>
    public string? Offset { get; init; }

    public required BigInteger Transaction { get; init; }

    public BigInteger Accounting { get; set; }
}

/// <summary>Both legs of a tax that the buyer owes (rule T6).</summary>
public sealed class CentsLeg
{
    public required string TaxComponent { get; init; }

    public required string Debit { get; init; }

    public required string Credit { get; init; }

    public required BigInteger Transaction { get; init; }

    public BigInteger Accounting { get; set; }

    /// <summary>What is not recovered stands with the net amount.</summary>
    public required bool Recovered { get; init; }
}

/// <summary>A line of a prepayment invoice, a voucher or an invoice, as it was posted.</summary>
public sealed class CentsLine
{
    public required string Id { get; init; }

    public string? Order { get; init; }

    /// <summary>Which text of the order it was posted under.</summary>
    public int Terms { get; init; }

    public Fraction Quantity { get; init; }

    /// <summary>The amount as it is priced, net or with tax.</summary>
    public BigInteger Amount { get; init; }

    public bool Inclusive { get; init; }

    public string? Definition { get; init; }

    public CentsTax? Tax { get; init; }

    /// <summary>Whether it prepays a refundable deposit (decision 0014).</summary>
    public bool Refundable { get; init; }

    public List<CentsComponent> Components { get; } = [];

    public List<CentsLeg> Legs { get; } = [];

    public BigInteger Gross
    {
        get
        {
            BigInteger sum = 0;
            foreach (var component in Components)
            {
                sum += component.Transaction;
            }

            return sum;
        }
    }
}

/// <summary>What a document left to be settled, applied or credited.</summary>
public sealed class CentsItem
{
    public required string Number { get; init; }

    public required string Kind { get; init; }

    public required int Date { get; init; }

    public required string Currency { get; init; }

    public Fraction Rate { get; set; }

    public List<CentsLine> Lines { get; } = [];

    public List<CentsPart> Parts { get; } = [];

    /// <summary>The document that a credit memo credits.</summary>
    public string? Credits { get; init; }

    /// <summary>Whether its taxes wait until it is paid (rule T4).</summary>
    public bool TaxedWhenPaid { get; init; }

    public IEnumerable<CentsComponent> Components()
    {
        foreach (var line in Lines)
        {
            foreach (var component in line.Components)
            {
                yield return component;
            }
        }
    }

    public IEnumerable<CentsLeg> Legs()
    {
        foreach (var line in Lines)
        {
            foreach (var leg in line.Legs)
            {
                yield return leg;
            }
        }
    }

    public BigInteger Total()
    {
        BigInteger sum = 0;
        foreach (var part in Parts)
        {
            sum += part.Transaction;
        }

        return sum;
    }
}

/// <summary>What joins two items, and what it took of each.</summary>
public sealed class CentsLink
{
    public required string Id { get; init; }

    /// <summary>settlement, application, unpaid, credit or reservation.</summary>
    public required string Kind { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required int Date { get; init; }

    /// <summary>The document that made it, which may be itself.</summary>
    public required string Document { get; init; }

    public BigInteger Amount { get; set; }

    /// <summary>The item whose components it releases.</summary>
    public string? Released { get; set; }

    public Dictionary<CentsPart, CentsAmount> Parts { get; } = [];

    public Dictionary<CentsComponent, CentsAmount> Components { get; } = [];

    public Dictionary<CentsLeg, CentsAmount> Legs { get; } = [];

    /// <summary>What ceases to wait for payment of each component and leg (rule T4, decision 0011).</summary>
    public Dictionary<CentsComponent, CentsAmount> Due { get; } = [];

    public Dictionary<CentsLeg, CentsAmount> DueLegs { get; } = [];

    /// <summary>What a revaluation adds to a part or component, and a later step takes back, by the account against which it stands.</summary>
    public Dictionary<(object On, string Against), BigInteger> Revalued { get; } = [];

    /// <summary>Whether it adjusted accounts of the invoice to another rate (rule X3).</summary>
    public bool Adjusts { get; set; }

    /// <summary>The lines that a credit memo gives back.</summary>
    public List<CentsCredited> Credited { get; } = [];

    public List<CentsPosting> Journal { get; } = [];
}

/// <summary>One credited line of an invoice.</summary>
public sealed record CentsCredited(CentsLine Line, Fraction Quantity, BigInteger Amount)
{
    /// <summary>Whether nothing of the line is left after it.</summary>
    public bool IsAll { get; init; }
}

/// <summary>A definition under one text of its order: what may be invoiced, and of each line.</summary>
public sealed class CentsTerms
{
    public required string Key { get; init; }

    public required JsonElement Text { get; init; }

    /// <summary>The line of a line definition.</summary>
    public string? Line { get; init; }

    public BigInteger Limit { get; set; }

    /// <summary>The percentage, or what a fixed amount comes to of the amounts over which it is spread.</summary>
    public Fraction Share { get; set; }

    public Dictionary<string, BigInteger> Targets { get; } = new(StringComparer.Ordinal);
}

/// <summary>An order line as one text has it.</summary>
public sealed class CentsOrderLine
{
    public required string Id { get; init; }

    public required Fraction Quantity { get; init; }

    public required Fraction Price { get; init; }

    public required Fraction Discount { get; init; }

    public required string? Tax { get; init; }

    public required JsonElement Text { get; init; }

    public BigInteger Amount { get; set; }

    /// <summary>The text since which price and discount are what they are (rule D15).</summary>
    public int PricedSince { get; set; }
}

/// <summary>One text of an order, with the limits that were set when it was posted.</summary>
public sealed class CentsText
{
    public required JsonElement Json { get; init; }

    public required string Currency { get; init; }

    public required bool Inclusive { get; init; }

    public required bool Gross { get; init; }

    public required bool Confirmed { get; init; }

    public List<CentsOrderLine> Lines { get; } = [];

    public List<CentsTerms> Definitions { get; } = [];

    public CentsOrderLine? Line(string id) => Lines.Find(line => line.Id == id);
}

/// <summary>An order with all its texts, the last of which is in force.</summary>
public sealed class CentsOrder
{
    public required string Number { get; init; }

    public List<CentsText> Texts { get; } = [];

    public CentsText Text => Texts[^1];
}
