using System.Globalization;

namespace Prepayments.Tests.Units.Collections;

/// <summary>Texts that differ and have one hash.</summary>
/// <remarks>
/// The hash goes from left to right by four characters, from the length on: of two texts whose first blocks differ, a second block makes
/// up for that, and after both the same continuation leads to one hash again.
/// </remarks>
internal static class TextsOfOneHash
{
    private const int PairLength = 8;

    /// <summary>Twice as many texts with each pair.</summary>
    internal static string[] Of(int pairs) => Of(pairs, pairs * PairLength);

    /// <summary>Twice as many numbers with each pair, all with one ending of six characters or more.</summary>
    internal static string[] OfNumbers(int pairs, string ending) =>
        Of(pairs, (pairs * PairLength) + ending.Length - 2).Select(text => text + ending).ToArray();

    /// <summary>Two continuations that lead to the same of a hash: it has 32 bits, so that some hundred thousand texts hold such.</summary>
    internal static (string First, string Second) Pair(Func<string, uint> hashOf, Func<uint, uint> part, bool differ = false)
    {
        Dictionary<uint, string> byPart = new();
        for (int i = 0; ; i++)
        {
            string text = i.ToString("X8", CultureInfo.InvariantCulture);
            uint hash = hashOf(text);
            if (!byPart.TryAdd(part(hash), text) && !(differ && hashOf(byPart[part(hash)]) == hash))
            {
                return (byPart[part(hash)], text);
            }
        }
    }

    private static string[] Of(int pairs, int hashed)
    {
        string[] texts = { string.Empty };
        ulong state = (ulong)hashed;
        for (int i = 0; i < pairs; i++)
        {
            (string first, string second, state) = Pair(state);
            texts = texts.Select(text => text + first).Concat(texts.Select(text => text + second)).ToArray();
        }

        return texts;
    }

    private static (string First, string Second, ulong State) Pair(ulong state)
    {
        ulong block = Block("ABCD");
        ulong left = OrdinalHash.With(state, Block("LEFT"));
        for (char c = 'A'; ; c++)
        {
            // The first character of a block has a say in all of the hash.
            ulong right = OrdinalHash.With(state, Block(c + "RGT"));
            string second = Text(block ^ left ^ right);
            if (!second.Any(char.IsSurrogate))
            {
                return ("LEFTABCD", c + "RGT" + second, OrdinalHash.With(left, block));
            }
        }
    }

    private static ulong Block(string text) => text.Reverse().Aggregate(0UL, (block, character) => (block << 16) | character);

    private static string Text(ulong block) => string.Concat(Enumerable.Range(0, 4).Select(i => (char)(block >> (16 * i))));
}
