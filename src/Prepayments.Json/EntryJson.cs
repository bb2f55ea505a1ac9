using System.Text.Json;

namespace Prepayments.Json;

/// <summary>Writes journal entries as JSON and reads them back, digit for digit.</summary>
/// <remarks>
/// What is read equals what was written, balances as every entry does, and gives the same bytes when it is written again.
/// The accounting currency stands once, with the entry; each line has that of the transaction.
/// </remarks>
public static class EntryJson
{
    /// <summary>Returns an entry as JSON.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The text, on one line.</returns>
    /// <exception cref="ArgumentException">The entry is null, has lines in several accounting currencies, or a text in it has
    /// half of a character.</exception>
    public static string Write(JournalEntry entry) => JsonText.Write(Writing(entry));

    /// <summary>Returns an entry as JSON in UTF-8.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The bytes, without a byte order mark.</returns>
    /// <exception cref="ArgumentException">The entry is null, has lines in several accounting currencies, or a text in it has
    /// half of a character.</exception>
    public static byte[] WriteUtf8(JournalEntry entry) => JsonText.WriteUtf8(Writing(entry));

    /// <summary>Returns the entry that a JSON text holds.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="JsonFormatException">
    /// The text is not an entry, or the entry does not balance; the exception says where and why.
    /// </exception>
    public static JournalEntry Read(string json) => JsonText.Read(json, Read);

    /// <summary>Returns the entry that a JSON text in UTF-8 holds.</summary>
    /// <param name="utf8">The bytes, with or without a byte order mark.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentNullException">There are no bytes.</exception>
    /// <exception cref="JsonFormatException">
    /// The text is not an entry, or the entry does not balance; the exception says where and why.
    /// </exception>
    public static JournalEntry ReadUtf8(byte[] utf8) => JsonText.Read(utf8, Read);

    /// <summary>Returns the entry that a JSON text holds, if it holds one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="entry">The entry, or null.</param>
    /// <param name="error">Where and why the text is not an entry, or null.</param>
    /// <returns>True if there is an entry.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool TryRead(string json, out JournalEntry? entry, out JsonFormatException? error) =>
        JsonText.TryRead(json, Read, out entry, out error);

    private static JournalEntry Read(JsonCursor json) => json.Object(entry =>
    {
        var accounting = entry.Get("accountingCurrency").Currency();
        return JournalEntry
            .Create(
                entry.Get("number").Name(),
                entry.Get("date").Date(),
                entry.Get("lines").List(line => JournalLineJson.Read(line, accounting)))
            .With(entry.Find("id"), (it, found) => it.WithId(found.Name()));
    });

    private static Action<Utf8JsonWriter> Writing(JournalEntry entry)
    {
        _ = entry ?? throw new ArgumentNullException(nameof(entry));
        var accounting = entry.Lines[0].Amount.Currency;
        return json =>
        {
            json.WriteStartObject();
            json.WriteText("number", entry.Number);
            if (!string.Equals(entry.Id, entry.Number, StringComparison.Ordinal))
            {
                json.WriteText("id", entry.Id);
            }

            json.WriteDate("date", entry.Date);
            json.WriteText("accountingCurrency", accounting.Code);
            json.WriteList("lines", entry.Lines, JournalLineJson.Write);
            json.WriteEndObject();
        };
    }
}
