namespace Prepayments;

/// <summary>Works out taxes: per code once, telescoped over documents, then spread over the lines.</summary>
internal static class TaxCalculation
{
    /// <summary>
    /// Rules T1 to T3: per component, tax = r(rate × base so far) − tax so far, spread over the group's lines by A4. It is
    /// never below zero, and where the base holds it never above the base. A tax beyond 10^15 comes out as 10^15, so that the
    /// total is out of range and refused (rule A3).
    /// </summary>
    internal static void Assess(TaxGroup group, Currency currency, MidpointRule midpoint)
    {
        decimal own = 0;
        foreach (var line in group.Lines)
        {
            own = own.Plus(line.Base);
        }

        var parts = new decimal[group.LineCount];
        var whole = group.Inclusive ? 100 + group.Code.Rate.Percent : 100;
        var room = own;
        for (var c = 0; c < group.Code.Components.Count; c++)
        {
            var before = group.TaxBefore(c);
            var rate = group.Code.Components[c].Rate.Percent;
            if (!Rounding.TryMultiplyDivide(group.BaseBefore.Plus(own), rate, whole, currency, midpoint, out var soFar))
            {
                soFar = before + Limits.MaxAmount + 1;
            }

            var tax = soFar.Less(before).OrZero();
            if (group.Inclusive)
            {
                tax = Math.Min(tax, room);
                room -= tax;
            }

            if (!tax.IsZero())
            {
                Spread(group, tax, currency, parts);
                Set(group, c, parts);
            }
        }
    }

    /// <summary>What of a component is a cost: tax − r(tax × recoverable), spread over the group's lines (rule T6).</summary>
    internal static void SplitNonRecoverable(TaxGroup group, int component, Currency currency, MidpointRule midpoint)
    {
        var taxes = new decimal[group.LineCount];
        var count = 0;
        foreach (var line in group.Lines)
        {
            taxes[count++] = line.TaxOf(component);
        }

        var recoverable = Rounding.MultiplyDivide(Total.Of(taxes), group.Code.Recoverable.Percent, 100, currency, midpoint);
        Proration.Spread(taxes, recoverable, currency, taxes);
        count = 0;
        foreach (var line in group.Lines)
        {
            line.SetNonRecoverable(component, line.TaxOf(component) - taxes[count++]);
        }
    }

    private static void Set(TaxGroup group, int component, decimal[] taxes)
    {
        var count = 0;
        foreach (var line in group.Lines)
        {
            line.SetTax(component, taxes[count++]);
        }
    }

    /// <summary>
    /// Each component is spread on its own over the bases, so that equal components are equal on every line. Only where the
    /// taxes of a line of a few minor units would be more than the line that holds them, over what the lines have left.
    /// </summary>
    private static void Spread(TaxGroup group, decimal tax, Currency currency, decimal[] parts)
    {
        var count = 0;
        foreach (var line in group.Lines)
        {
            parts[count++] = line.Base;
        }

        Proration.Spread(parts, tax, currency, parts);
        if (group.Inclusive && !Fits(group, parts))
        {
            count = 0;
            var left = new decimal[parts.Length];
            foreach (var line in group.Lines)
            {
                left[count++] = line.Base - line.Tax;
            }

            Proration.Give(left, null, tax, currency).CopyTo(parts, 0);
        }
    }

    /// <summary>Says whether every line holds this tax besides those that it has.</summary>
    private static bool Fits(TaxGroup group, decimal[] parts)
    {
        var count = 0;
        foreach (var line in group.Lines)
        {
            if (parts[count++] > line.Base - line.Tax)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Rule T7: puts a stated tax in the place of the computed taxes of its code, spread over them. Returns false, and
    /// changes nothing, where the two differ by more than one minor unit per line of the code, or where a line that holds
    /// its tax is smaller than it.
    /// </summary>
    internal static bool State(
        TaxedLine[] lines, string code, decimal stated, Currency currency, out decimal computed)
    {
        var parts = new List<(TaxedLine Line, int Component)>();
        var count = 0;
        computed = 0;
        foreach (var line in lines)
        {
            if (line.Code is null || !string.Equals(line.Code.Code, code, StringComparison.Ordinal))
            {
                continue;
            }

            count++;
            computed += line.Assessed;
            for (var c = 0; c < line.TaxCount; c++)
            {
                parts.Add((line, c));
            }
        }

        if (Math.Abs(stated - computed) > count * new decimal(1, 0, 0, false, (byte)currency.MinorUnits))
        {
            return false;
        }

        if (stated == computed)
        {
            return true;
        }

        var weights = new decimal[parts.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            // Where nothing was computed there is nothing to follow but the bases.
            weights[i] = computed.IsZero() ? parts[i].Line.Base : parts[i].Line.TaxOf(parts[i].Component);
        }

        var before = parts.ConvertAll(part => part.Line.TaxOf(part.Component));
        Set(parts, Proration.Spread(weights, stated, currency));
        if (parts.TrueForAll(part => part.Line.Net >= 0))
        {
            return true;
        }

        Set(parts, before);
        return false;
    }

    private static void Set(List<(TaxedLine Line, int Component)> parts, IReadOnlyList<decimal> taxes)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            parts[i].Line.SetTax(parts[i].Component, taxes[i]);
        }
    }
}
