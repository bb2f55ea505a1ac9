namespace Prepayments.Json;

/// <summary>Spells enumerations: choices begin with a small letter, as properties do; codes are spelled as in the model.</summary>
internal static class Words
{
    internal static string Of<T>(T value)
        where T : struct, Enum => Spell<T>(value.ToString());

    internal static bool TryRead<T>(string text, out T value)
        where T : struct, Enum
    {
        // Enum.TryParse takes figures, lists and spaces too: figures begin with no letter, the others come out spelled otherwise.
        value = default;
        return text.Length > 0
            && char.IsLetter(text[0])
            && Enum.TryParse(text, ignoreCase: true, out value)
            && string.Equals(Of(value), text, StringComparison.Ordinal);
    }

    internal static string All<T>()
        where T : struct, Enum => string.Join(", ", Array.ConvertAll(Enum.GetNames(typeof(T)), Spell<T>));

    private static string Spell<T>(string name) => typeof(T) == typeof(RejectionCode) || typeof(T) == typeof(NoticeCode)
        ? name
        : char.ToLowerInvariant(name[0]) + name.Substring(1);
}
