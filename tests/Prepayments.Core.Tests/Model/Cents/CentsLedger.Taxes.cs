using System.Numerics;
using System.Text.Json;

namespace Prepayments.Tests.Model.Cents;

/// <content>Section 4: taxes.</content>
public sealed partial class CentsLedger
{
    private bool IsCharged(CentsTax tax) => tax.Kind == "ordinary";

    /// <summary>On receivables the buyer owes the tax, and the seller posts none (rule T6).</summary>
    private bool IsOwed(CentsTax tax) => tax.Kind == "reverseCharge" && settings.Payables;

    /// <summary>
    /// Works out the taxes of amounts that are rounded together (rules T1 to T3): per code and rate the tax of all so far, less
    /// the tax so far, spread over the amounts.
    /// </summary>
    private void WorkOutTaxes(List<CentsTaxable> lines, List<CentsTaxable> before, string currency)
    {
        foreach (var code in lines.Where(line => line.Tax is not null).Select(line => line.Tax!.Code).Distinct().ToList())
        {
            var same = lines.FindAll(line => line.Tax?.Code == code);
            var tax = same[0].Tax!;
            if (!IsCharged(tax) && !IsOwed(tax))
            {
                continue;
            }

            var room = Sharing.Sum(same.Select(line => line.Amount));
            for (var i = 0; i < tax.Rates.Count; i++)
            {
                var total = TaxOfAll(tax, i, same, before, BigInteger.Pow(10, 15) * CentsSettings.Unit(currency));
                total = BigInteger.Max(total, 0);
                if (same[0].Inclusive && IsCharged(tax))
                {
                    // Rule D14: never above the gross amount.
                    total = BigInteger.Min(total, room);
                    room -= total;
                }

                var shares = Sharing.Split([.. same.Select(line => line.Amount)], total);
                for (var k = 0; k < same.Count; k++)
                {
                    (IsCharged(tax) ? same[k].Taxes : same[k].Owed)[i] = shares[k];
                }
            }
        }
    }

    /// <summary>Rule T3: the tax of all so far, this document included, less the tax so far.</summary>
    private BigInteger TaxOfAll(CentsTax tax, int i, List<CentsTaxable> same, List<CentsTaxable> before, BigInteger most)
    {
        var charged = IsCharged(tax);
        BigInteger amount = Sharing.Sum(same.Select(line => line.Amount));
        BigInteger had = 0;
        foreach (var earlier in before)
        {
            if (earlier.Tax is null || earlier.Tax.Code != tax.Code)
            {
                continue;
            }

            for (var k = 0; k < earlier.Tax.Rates.Count; k++)
            {
                if (earlier.Tax.Rates[k].Component == tax.Rates[i].Component && earlier.Tax.Rates[k].Rate.Is(tax.Rates[i].Rate))
                {
                    amount += earlier.Amount;
                    had += charged ? earlier.Taxes[k] : earlier.Owed[k];
                }
            }
        }

        // Rule A3: beyond 10^15 there is no amount.
        var total = Round(TaxOn(tax, i, amount, same[0].Inclusive && charged));
        if (total > most)
        {
            Fault("AmountOutOfRange");
            TaxBeyondRange = true;
        }

        return total - had;
    }

    private static Fraction TaxOn(CentsTax tax, int i, BigInteger amount, bool inclusive)
    {
        if (!inclusive)
        {
            return amount * tax.Rates[i].Rate;
        }

        Fraction all = 1;
        foreach (var rate in tax.Rates)
        {
            all += rate.Rate;
        }

        return amount * tax.Rates[i].Rate / all;
    }

    /// <summary>What is not recovered, of the taxes on the document (rule T6): on payables alone.</summary>
    private void WorkOutCosts(List<CentsTaxable> lines)
    {
        if (!settings.Payables)
        {
            return;
        }

        foreach (var code in lines.Where(line => line.Tax is not null).Select(line => line.Tax!.Code).Distinct().ToList())
        {
            var same = lines.FindAll(line => line.Tax?.Code == code);
            var tax = same[0].Tax!;
            for (var i = 0; i < tax.Rates.Count; i++)
            {
                var taxes = same.ConvertAll(line => line.Taxes[i]);
                var owed = same.ConvertAll(line => line.Owed[i]);
                var costs = CostShares(taxes, tax.Recoverable);
                var owedCosts = CostShares(owed, tax.Recoverable);
                for (var k = 0; k < same.Count; k++)
                {
                    same[k].Costs[i] = costs[k];
                    same[k].OwedCosts[i] = owedCosts[k];
                }
            }
        }
    }

    private BigInteger[] CostShares(List<BigInteger> taxes, Fraction recoverable)
    {
        var recovered = Sharing.Split(taxes, Round(Sharing.Sum(taxes) * recoverable));
        var costs = new BigInteger[taxes.Count];
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = taxes[i] - recovered[i];
        }

        return costs;
    }

    /// <summary>Rule T7: a stated tax is spread over the computed taxes of its code, if it is near enough.</summary>
    private void TakeStatedTaxes(JsonElement document, List<CentsTaxable> lines, string currency)
    {
        foreach (var stated in Members(document, "taxes") ?? [])
        {
            var code = Text(stated, "code")!;
            var figure = Figure(stated, "tax")!.Value;
            if (settings.Tax(code) is null || figure.Sign < 0 || !Fits(figure, CentsSettings.Decimals(currency)))
            {
                continue;
            }

            var tax = (figure * CentsSettings.Unit(currency)).Over;
            var same = lines.FindAll(line => line.Tax?.Code == code);
            var computed = new List<BigInteger>();
            foreach (var line in same)
            {
                computed.AddRange(OfCode(line));
            }

            var off = BigInteger.Abs(tax - Sharing.Sum(computed));
            if (off > same.Count || (off > 0 && !IsCharged(settings.Tax(code)!) && !IsOwed(settings.Tax(code)!)))
            {
                Fault("TaxMismatch");
                continue;
            }

            if (off.IsZero)
            {
                continue;
            }

            if (Sharing.Sum(computed).IsZero)
            {
                // Nothing to go by but the amounts.
                computed.Clear();
                foreach (var line in same)
                {
                    computed.AddRange(OfCode(line).Select(_ => line.Amount));
                }
            }

            var shares = Sharing.Split(computed, tax);
            var at = 0;
            foreach (var line in same)
            {
                var taxes = OfCode(line);
                for (var i = 0; i < taxes.Length; i++)
                {
                    taxes[i] = shares[at++];
                }

                if (line.Net.Sign < 0)
                {
                    Fault("TaxMismatch");
                }
            }
        }
    }

    /// <summary>The taxes of a line that a document may state: those that the buyer owes too.</summary>
    private BigInteger[] OfCode(CentsTaxable line) => IsOwed(line.Tax!) ? line.Owed : line.Taxes;

    private void CheckStatedTaxes(JsonElement document, string currency)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stated in Members(document, "taxes") ?? [])
        {
            var code = Text(stated, "code")!;
            if (settings.Tax(code) is null)
            {
                Fault("UnknownTaxCode");
            }

            CheckAmount(Figure(stated, "tax")!.Value, currency, zeroIsFine: true);
            if (!seen.Add(code))
            {
                Fault("DuplicateLine");
            }
        }
    }

    /// <summary>What stands of a posted line: not what was credited or reversed as unpaid.</summary>
    private CentsTaxable Standing(CentsItem item, CentsLine line, bool inclusive)
    {
        BigInteger net = 0;
        BigInteger gross = 0;
        var taxes = new BigInteger[line.Tax?.Rates.Count ?? 0];
        foreach (var component in line.Components)
        {
            var stands = component.Transaction - Taken(item, component, "unpaid", "credit").Transaction;
            gross += stands;
            if (component.Kind == "net")
            {
                net += stands;
            }
            else
            {
                taxes[line.Tax!.Rates.FindIndex(rate => rate.Component == component.TaxComponent)] += stands;
            }
        }

        var result = new CentsTaxable(line.Tax, inclusive ? gross : net, inclusive);
        taxes.CopyTo(result.Taxes, 0);
        foreach (var leg in line.Legs)
        {
            var stands = leg.Transaction - TakenLeg(item, leg, "unpaid", "credit").Transaction;
            result.Owed[line.Tax!.Rates.FindIndex(rate => rate.Component == leg.TaxComponent)] += stands;
        }

        return result;
    }
}
