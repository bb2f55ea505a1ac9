using System.Text.Json;

namespace Prepayments.Json;

/// <summary>The JSON form of a settlement, application, reservation or reversal of an unpaid prepayment.</summary>
internal static class LinkJson
{
    internal static Link Read(JsonCursor json, Currency accounting) => Link
        .Create(
            json.Get("id").Name(),
            json.Get("kind").Word<LinkKind>(),
            json.Get("date").Date(),
            json.Get("document").Name(),
            json.Get("from").Name(),
            json.Get("to").Name(),
            json.Get("fromParts").List(PostedAmountJson.Read),
            json.Get("toParts").List(PostedAmountJson.Read),
            json.Get("released").List(PostedAmountJson.Read),
            json.Get("journal").List(line => JournalLineJson.Read(line, accounting)))
        .With(json.Find("releasedLegs"), (it, found) => it.WithReleasedLegs(found.List(PostedAmountJson.Read)))
        .With(json.Find("undeferred"), (it, found) => it.WithUndeferred(
            found.List(PostedAmountJson.Read),
            Amounts(json, "undeferredLegs")))
        .WithRevalued(Amounts(json, "fromRevalued"), Amounts(json, "toRevalued"), Amounts(json, "releasedRevalued"));

    internal static void Write(Utf8JsonWriter json, Link link)
    {
        json.WriteText("id", link.Id);
        json.WriteWord("kind", link.Kind);
        json.WriteDate("date", link.Date);
        json.WriteText("document", link.Document);
        json.WriteText("from", link.From);
        json.WriteText("to", link.To);
        json.WriteList("fromParts", link.FromParts, PostedAmountJson.Write);
        json.WriteList("toParts", link.ToParts, PostedAmountJson.Write);
        json.WriteList("released", link.Released, PostedAmountJson.Write);
        json.WriteOptional("releasedLegs", link.ReleasedLegs, PostedAmountJson.Write);
        json.WriteOptional("undeferred", link.Undeferred, PostedAmountJson.Write);
        json.WriteOptional("undeferredLegs", link.UndeferredLegs, PostedAmountJson.Write);
        json.WriteOptional("fromRevalued", link.FromRevalued, PostedAmountJson.Write);
        json.WriteOptional("toRevalued", link.ToRevalued, PostedAmountJson.Write);
        json.WriteOptional("releasedRevalued", link.ReleasedRevalued, PostedAmountJson.Write);
        json.WriteList("journal", link.Journal, JournalLineJson.Write);
    }

    private static EquatableArray<PostedAmount> Amounts(JsonCursor json, string name) =>
        json.Find(name)?.List(PostedAmountJson.Read) ?? EquatableArray<PostedAmount>.Empty;
}
