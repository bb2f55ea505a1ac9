namespace Prepayments;

/// <summary>Gives out a total step by step over its components, to the minor unit and without drift.</summary>
/// <remarks>
/// <para>Rules A4 and A5. A total T consists of components c₁…cₙ. It is given out in steps; after a step x, X has been given
/// in all, and the <i>cumulative target</i> of a component is cᵢ·X/T, not rounded. Each minor unit of the step goes to the
/// component that is furthest below its target at that moment; of several equally far, to the earliest.</para>
/// <para>Hence: the parts add up to the step, exactly; no part is negative; no component is given more than it has; after the
/// last step every component is given out exactly, however many steps there were, whether some of them were undone, and
/// whether some went to single components and not by this rule. Given by this rule alone, no component is ever a whole minor
/// unit ahead of its target, and so none is as many units behind it as there are others.</para>
/// <para><b>Example.</b> 84.03 + 15.97 = 100.00, given out in steps of 33.33, 33.33 and 33.34:</para>
/// <code>
/// step    X        targets               due now               whole cents     left   parts
/// 33.33   33.33    28.007199  5.322801   28.007199  5.322801   28.00 + 5.32    0.01   28.01 + 5.32
/// 33.33   66.66    56.014398 10.645602   28.004398  5.325602   28.00 + 5.32    0.01   28.00 + 5.33
/// 33.34   100.00   84.03     15.97       28.02      5.32       28.02 + 5.32    0      28.02 + 5.32
/// </code>
/// <para>The cent that is left goes to the larger fraction of a cent: in the first step 0.7199 against 0.2801, in the second
/// 0.4398 against 0.5602.</para>
/// <para><b>Closed form.</b> Let dᵢ = target − given be what is due to component i, in minor units, so that Σ dᵢ = x. One
/// after another its units have the urgencies dᵢ, dᵢ − 1, dᵢ − 2, …; the rule takes the x most urgent ones of all
/// components. Let the <i>level</i> λ be the smallest whole number, not below zero, for which the units of urgency λ + 1 or
/// more, Σ max(0, ⌊dᵢ⌋ − λ), are not more than x. These are given. The units that are left go to urgencies from λ up to
/// λ + 1, of which each component with ⌊dᵢ⌋ ≥ λ has exactly one, ordered by the fraction of dᵢ.</para>
/// <para>Mostly the level is zero: floor of what is due, the rest to the largest fractions. It is higher where components are
/// ahead of their targets, because steps went to them alone or were undone, or a step is tiny beside their number: then the
/// others are due more than the step has. At level zero there are fewer units left than fractions above zero, and at a
/// higher one every urgency is above zero; so a unit always goes to a component behind its target, and none can be given more
/// than it has.</para>
/// <para>All is computed in whole minor units, with targets as a quotient and a remainder over T: nothing is rounded.</para>
/// </remarks>
internal static class Proration
{
    /// <summary>Stands for the fraction of a component that is ahead of its target. No remainder is as large.</summary>
    private const ulong Ahead = ulong.MaxValue;

    /// <summary>The parts of one step of a total that was given out in part (rule A4).</summary>
    /// <param name="totals">The components, not below zero, no finer than the minor unit.</param>
    /// <param name="given">What each was given so far, from zero to the component; null for nothing yet.</param>
    /// <param name="step">What is given now: from zero to what is left of all components together.</param>
    /// <param name="currency">The currency of all these amounts.</param>
    /// <returns>One part per component, in their order, with the currency's decimals; they add up to the step. A new array.</returns>
    /// <exception cref="ArgumentException">An amount is outside the bounds stated for it.</exception>
    public static decimal[] Give(decimal[] totals, decimal[]? given, decimal step, Currency currency)
    {
        int scale = currency.MinorUnits;
        if (given is not null && given.Length != totals.Length)
        {
            throw new ArgumentException("There is not one amount given for each component.", nameof(given));
        }

        if (totals.Length is 1 or 2)
        {
            decimal[] parts = new decimal[totals.Length];
            if (TryGiveTwo(totals, given, step, scale, parts))
            {
                return parts;
            }
        }

        ulong[] components = new ulong[totals.Length];
        ulong[] before = new ulong[totals.Length];
        ulong total = 0, cumulative = 0;
        bool fits = TryUnits(step, scale, out ulong x);
        for (int i = 0; fits && i < totals.Length; i++)
        {
            fits = TryUnits(totals[i], scale, out components[i]) && TryAdd(ref total, components[i])
                && (given is null || TryUnits(given[i], scale, out before[i]));
            Require(!fits || before[i] <= components[i], nameof(given));
            cumulative = unchecked(cumulative + before[i]);
        }

        if (!fits)
        {
            return WideProration.Give(totals, given, step, currency);
        }

        Require(x <= total - cumulative, nameof(step));
        if (x == total - cumulative)
        {
            for (int i = 0; i < before.Length; i++)
            {
                before[i] = components[i] - before[i];
            }
        }
        else
        {
            Distribute(components, before, x, cumulative + x, total);
        }

        decimal[] amounts = new decimal[totals.Length];
        SetAmounts(amounts, before, scale);
        return amounts;
    }

    /// <summary>An amount spread in proportion to weights, from nothing given (rule A4).</summary>
    /// <param name="weights">The weights, not below zero, of any scale and unit: amounts in another currency, too. If all are
    /// zero, everything goes to the first.</param>
    /// <param name="amount">The amount, not below zero; it may be larger than the weights together.</param>
    /// <param name="currency">The currency of the amount.</param>
    /// <returns>One part per weight, in their order, with the currency's decimals; they add up to the amount. A weight of zero
    /// gets nothing where another is above zero. A new array.</returns>
    /// <exception cref="ArgumentException">A weight or the amount is below zero, the amount is finer than the minor unit, or
    /// there is an amount and no weight.</exception>
    public static decimal[] Spread(decimal[] weights, decimal amount, Currency currency)
    {
        decimal[] parts = new decimal[weights.Length];
        Spread(weights, amount, currency, parts);
        return parts;
    }

    /// <summary>The same into an array that is there, which may be that of the weights.</summary>
    /// <exception cref="ArgumentException">As above; the parts are then as they were.</exception>
    public static void Spread(decimal[] weights, decimal amount, Currency currency, decimal[] parts)
    {
        Require(weights.Length > 0 || amount == 0m, nameof(weights));
        int scale = 0;
        foreach (decimal weight in weights)
        {
            scale = Math.Max(scale, Digits.ScaleOf(weight));
        }

        if (weights.Length is 1 or 2 && TrySpreadTwo(weights, scale, amount, currency, parts))
        {
            return;
        }

        ulong[] units = new ulong[weights.Length];
        ulong total = 0;
        bool fits = TryUnits(amount, currency.MinorUnits, out ulong x);
        for (int i = 0; fits && i < weights.Length; i++)
        {
            fits = TryUnits(weights[i], scale, out units[i]) && TryAdd(ref total, units[i]);
        }

        if (!fits)
        {
            WideProration.Spread(weights, amount, currency).CopyTo(parts, 0);
            return;
        }

        ulong[] due = new ulong[units.Length];
        if (total != 0)
        {
            Distribute(units, due, x, x, total);
        }
        else if (due.Length > 0)
        {
            due[0] = x;
        }

        SetAmounts(parts, due, currency.MinorUnits);
    }

    /// <summary>The accounting part of one step of an amount that stands in two currencies (rule A5).</summary>
    /// <param name="total">The accounting amount K, not below zero.</param>
    /// <param name="given">What was given of it so far, from zero to <paramref name="total"/>.</param>
    /// <param name="cumulative">The transaction amount X given so far, this step included: from zero to <paramref name="of"/>.</param>
    /// <param name="of">The transaction amount T.</param>
    /// <param name="accounting">The accounting currency.</param>
    /// <param name="midpoint">Where halves go.</param>
    /// <returns>r(K·X/T) − given, but not below zero and not above K − given; at X = T all that is left of K.</returns>
    /// <remarks>The bounds matter after a step was undone: then more may have been given than is due. The part that follows is
    /// smaller, zero at least, and the last one clears both currencies to zero.</remarks>
    /// <exception cref="ArgumentException">An amount is outside the bounds stated for it.</exception>
    public static decimal Accounting(
        decimal total, decimal given, decimal cumulative, decimal of, Currency accounting, MidpointRule midpoint)
    {
        Require(!given.IsNegative() && given <= total, nameof(given));
        Require(!cumulative.IsNegative() && cumulative <= of, nameof(cumulative));
        decimal part = cumulative == of
            ? total - given
            : Math.Max(0m, Math.Min(total, Rounding.MultiplyDivide(total, cumulative, of, accounting, midpoint)) - given);
        return Limits.Canonical(part, accounting);
    }

    /// <summary>
    /// The parts of a step of two components, or one: the closed form is then that the first gets what is due to it, rounded
    /// to whole units with halves up, within the step, and the second the rest. False where amounts are too large for it, or
    /// outside their bounds.
    /// </summary>
    private static bool TryGiveTwo(decimal[] totals, decimal[]? given, decimal step, int scale, decimal[] parts)
    {
        ulong second = 0, before = 0, beforeSecond = 0;
        if (!TryUnits(step, scale, out ulong x)
            || !TryUnits(totals[0], scale, out ulong first)
            || (totals.Length == 2 && !TryUnits(totals[1], scale, out second))
            || (given is not null && !TryUnits(given[0], scale, out before))
            || (given?.Length == 2 && !TryUnits(given[1], scale, out beforeSecond)))
        {
            return false;
        }

        ulong total = unchecked(first + second);
        if (total < first || before > first || beforeSecond > second || x > total - before - beforeSecond)
        {
            return false;
        }

        ulong target = total == 0 ? 0 : Rounded(first, before + beforeSecond + x, total);
        SetAmounts(parts, Math.Min(target > before ? target - before : 0, x), x, scale);
        return true;
    }

    /// <summary>The parts of an amount spread over two weights, or one, in the same way; false where they are too large.</summary>
    private static bool TrySpreadTwo(decimal[] weights, int scale, decimal amount, Currency currency, decimal[] parts)
    {
        ulong second = 0;
        if (!TryUnits(amount, currency.MinorUnits, out ulong x)
            || !TryUnits(weights[0], scale, out ulong first)
            || (weights.Length == 2 && !TryUnits(weights[1], scale, out second)))
        {
            return false;
        }

        ulong total = unchecked(first + second);
        if (total < first)
        {
            return false;
        }

        SetAmounts(parts, total == 0 ? x : Rounded(first, x, total), x, currency.MinorUnits);
        return true;
    }

    /// <summary>component × cumulative ÷ total, halves up; the component is not more than the total.</summary>
    private static ulong Rounded(ulong component, ulong cumulative, ulong total)
    {
        ulong target = Wide.Product(component, cumulative).Divide(total, out ulong fraction);
        return fraction >= total - fraction ? target + 1 : target;
    }

    /// <summary>The closed form: see the remarks of the type.</summary>
    /// <param name="components">cᵢ. They become the fractions of what is due.</param>
    /// <param name="due">What each component was given so far. It becomes what is due, and in the end the part of the step.</param>
    /// <param name="step">x.</param>
    /// <param name="cumulative">X.</param>
    /// <param name="total">T, above zero.</param>
    private static void Distribute(ulong[] components, ulong[] due, ulong step, ulong cumulative, ulong total)
    {
        ulong[] fractions = components;
        ulong sum = 0;
        for (int i = 0; i < due.Length; i++)
        {
            ulong target = Wide.Product(components[i], cumulative).Divide(total, out ulong fraction);
            bool behind = target >= due[i];
            fractions[i] = behind ? fraction : Ahead;
            due[i] = behind ? target - due[i] : 0;
            sum += due[i];
        }

        ulong level = sum <= step ? 0 : LevelOf(due, step);
        ulong left = step - UnitsAbove(due, level);
        ulong cut = Ahead, atCut = 0;
        if (left > 0)
        {
            cut = CutOf(due, fractions, level, left, out atCut);
        }

        for (int i = 0; i < due.Length; i++)
        {
            bool receives = false;
            if (due[i] >= level && fractions[i] != Ahead && fractions[i] >= cut)
            {
                receives = fractions[i] > cut || atCut > 0;
                atCut -= receives && fractions[i] == cut ? 1UL : 0UL;
            }

            due[i] = (due[i] > level ? due[i] - level : 0) + (receives ? 1UL : 0UL);
        }
    }

    /// <summary>The smallest level at which the units above it are not more than the step.</summary>
    private static ulong LevelOf(ulong[] due, ulong step)
    {
        // At `low` they are more, at `high` they are not.
        ulong low = 0, high = 0;
        foreach (ulong units in due)
        {
            high = Math.Max(high, units);
        }

        while (high - low > 1)
        {
            ulong middle = low + ((high - low) / 2);
            if (UnitsAbove(due, middle) > step)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    private static ulong UnitsAbove(ulong[] due, ulong level)
    {
        ulong sum = 0;
        foreach (ulong units in due)
        {
            sum += units > level ? units - level : 0;
        }

        return sum;
    }

    /// <summary>The fraction at which the units that are left run out.</summary>
    /// <param name="due">The whole units due.</param>
    /// <param name="fractions">The fractions of what is due.</param>
    /// <param name="level">The level: components with less due do not take part.</param>
    /// <param name="left">How many units are left, at least one, fewer than components take part.</param>
    /// <param name="atCut">How many of them go to components whose fraction is exactly the result, the earliest first; all
    /// components with a larger fraction get one.</param>
    private static ulong CutOf(ulong[] due, ulong[] fractions, ulong level, ulong left, out ulong atCut)
    {
        ulong[] sorted = new ulong[due.Length];
        int count = 0;
        for (int i = 0; i < due.Length; i++)
        {
            if (due[i] >= level && fractions[i] != Ahead)
            {
                sorted[count++] = fractions[i];
            }
        }

        Array.Sort(sorted, 0, count);
        int first = count - (int)left;
        atCut = 1;
        while (first + (int)atCut < count && sorted[first + (int)atCut] == sorted[first])
        {
            atCut++;
        }

        return sorted[first];
    }

    /// <summary>The first part of a step, and the rest of it where there are two.</summary>
    private static void SetAmounts(decimal[] amounts, ulong first, ulong step, int scale)
    {
        amounts[0] = Digits.ToDecimal(first, false, scale);
        if (amounts.Length == 2)
        {
            amounts[1] = Digits.ToDecimal(step - first, false, scale);
        }
    }

    private static void SetAmounts(decimal[] amounts, ulong[] units, int scale)
    {
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = Digits.ToDecimal(units[i], false, scale);
        }
    }

    /// <summary>The whole units of an amount, when it has no minus sign and they fit in 64 bits.</summary>
    private static bool TryUnits(decimal amount, int scale, out ulong units)
    {
        Digits digits = Digits.Of(amount);
        return digits.TryUnits(scale, out units) && !digits.IsNegative;
    }

    private static bool TryAdd(ref ulong sum, ulong value)
    {
        sum = unchecked(sum + value);
        return sum >= value;
    }

    private static void Require(bool condition, string parameter)
    {
        if (!condition)
        {
            throw new ArgumentException("The amount is outside its bounds.", parameter);
        }
    }
}
