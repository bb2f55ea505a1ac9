using System.Globalization;

namespace Prepayments.Tests.Units.Collections;

/// <summary>Texts that differ and have one hash, as texts and, with one ending, as numbers.</summary>
/// <remarks>The hash goes from left to right by four characters: after two texts of one hash, the same continuation leads to one hash again.</remarks>
internal static class TextsOfOneHash
{
    /// <summary>Twice as many texts with each pair.</summary>
    internal static string[] Of(int pairs, string ending = "")
    {
        string[] texts = { string.Empty };
        for (int i = 0; i < pairs; i++)
        {
            (string first, string second) = Pair(OrdinalHash.Of, texts[0], hash => hash);
            texts = texts.Select(text => text + first).Concat(texts.Select(text => text + second)).ToArray();
        }

        return texts.Select(text => text + ending).ToArray();
    }

    /// <summary>Two continuations that lead to the same of a hash: it has 32 bits, so that some hundred thousand texts hold such.</summary>
    internal static (string First, string Second) Pair(Func<string, uint> hashOf, string start, Func<uint, uint> part, bool differ = false)
    {
        Dictionary<uint, string> byPart = new();
        for (int i = 0; ; i++)
        {
            string text = i.ToString("X8", CultureInfo.InvariantCulture);
            uint hash = hashOf(start + text);
            if (!byPart.TryAdd(part(hash), text) && !(differ && hashOf(start + byPart[part(hash)]) == hash))
            {
                return (byPart[part(hash)], text);
            }
        }
    }
}
