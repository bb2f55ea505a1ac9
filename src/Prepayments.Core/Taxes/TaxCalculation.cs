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
        var bases = new decimal[group.Lines.Count];
        for (var i = 0; i < bases.Length; i++)
        {
            bases[i] = group.Lines[i].Base;
            own += bases[i];
        }

        var whole = group.Inclusive ? 100 + group.Code.Rate.Percent : 100;
        var room = group.Inclusive ? own : decimal.MaxValue;
        for (var c = 0; c < group.TaxesBefore.Length; c++)
        {
            var rate = group.Code.Components[c].Rate.Percent;
            if (!Rounding.TryMultiplyDivide(group.BaseBefore + own, rate, whole, currency, midpoint, out var soFar))
            {
                soFar = group.TaxesBefore[c] + Limits.MaxAmount + 1;
            }

            var tax = Math.Min(Math.Max(soFar - group.TaxesBefore[c], 0), room);
            room -= tax;
            if (tax == 0)
            {
                continue;
            }

            var spread = Spread(group, bases, tax, currency);
            for (var i = 0; i < bases.Length; i++)
            {
                group.Lines[i].Taxes[c] = spread[i];
            }
        }
    }

    /// <summary>
    /// Each component is spread on its own over the bases, so that equal components are equal on every line. Only where the
    /// taxes of a line of a few minor units would be more than the line that holds them, over what the lines have left.
    /// </summary>
    private static decimal[] Spread(TaxGroup group, decimal[] bases, decimal tax, Currency currency)
    {
        var spread = Proration.Spread(bases, tax, currency);
        var left = new decimal[bases.Length];
        var fits = true;
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = bases[i] - group.Lines[i].Tax;
            fits &= spread[i] <= left[i];
        }

        return fits || !group.Inclusive ? spread : Proration.Give(left, null, tax, currency);
    }

    /// <summary>
    /// Rule T7: puts a stated tax in the place of the computed taxes of its code, spread over them. Returns false, and
    /// changes nothing, where the two differ by more than one minor unit per line of the code, or where a line that holds
    /// its tax is smaller than it.
    /// </summary>
    internal static bool State(
        List<TaxedLine> lines, string code, decimal stated, Currency currency, out decimal computed)
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
            computed += Total.Of(line.Taxes);
            for (var c = 0; c < line.Taxes.Length; c++)
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
            weights[i] = computed == 0 ? parts[i].Line.Base : parts[i].Line.Taxes[parts[i].Component];
        }

        var before = parts.ConvertAll(part => part.Line.Taxes[part.Component]);
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
            parts[i].Line.Taxes[parts[i].Component] = taxes[i];
        }
    }
}
