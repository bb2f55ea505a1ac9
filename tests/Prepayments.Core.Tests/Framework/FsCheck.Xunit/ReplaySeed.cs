using System.Globalization;
using Microsoft.FSharp.Core;

namespace FsCheck.Xunit;

/// <summary>Reads the seed that a failure printed.</summary>
internal static class ReplaySeed
{
    public static FSharpOption<Replay>? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return FSharpOption<Replay>.None;
        }

        var parts = text.Trim().TrimStart('(').TrimEnd(')').Split(',');
        if (parts.Length is not (2 or 3))
        {
            throw new FormatException($"A replay is \"seed,gamma\" or \"seed,gamma,size\", not \"{text}\".");
        }

        var random = new Rnd(
            ulong.Parse(parts[0], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture),
            ulong.Parse(parts[1], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture));
        var size = parts.Length == 3
            ? FSharpOption<int>.Some(int.Parse(parts[2], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture))
            : FSharpOption<int>.None;
        return FSharpOption<Replay>.Some(new Replay(random, size));
    }
}
