using System.Text.RegularExpressions;
using Prepayments.Json;
using Prepayments.Tests.Json;
using Prepayments.Tests.Scenarios;

namespace Prepayments.Tests.Hostile;

/// <summary>A JSON text that can be read, before it is spoilt, and what is done with it and with whatever becomes of it.</summary>
/// <param name="Name">What the text is, for a failure.</param>
/// <param name="Json">The text.</param>
/// <param name="GoOn">Reads the text and goes on with what was read, as far as it goes.</param>
internal sealed record SoundText(string Name, string Json, Func<byte[], Outcome> GoOn)
{
    private readonly Lazy<IReadOnlyList<Match>> tokens = new(() => Spoiling.Tokens(Json));

    public IReadOnlyList<Match> Tokens => tokens.Value;

    /// <summary>Gets documents of every type, each with a subledger that it could be posted to.</summary>
    public static IReadOnlyList<SoundText> Documents { get; } =
    [
        .. DocumentJsonTests.Texts.Select(json => OfDocument("document", json, Busiest())),
        .. Walks().SelectMany(walk => walk.Steps.Select((step, i) =>
            OfDocument(walk.File + " step " + (i + 1), DocumentJson.Write(step.Document), step.Before))),
    ];

    public static IReadOnlyList<SoundText> Entries { get; } =
    [
        .. Walks().SelectMany(walk => walk.Steps.SelectMany(step => step.Result.Entries.Select(entry => new SoundText(
            walk.File + " entry " + entry.Id,
            EntryJson.Write(entry),
            bytes => EntryJson.ReadUtf8(bytes).Lines.Count > 0 ? Outcome.Posted : Outcome.Rejected)))),
    ];

    /// <summary>Gets subledgers after every scenario, which go on with a document of each kind about what stands.</summary>
    public static IReadOnlyList<SoundText> Subledgers { get; } =
    [
        .. Walks().Select(walk => new SoundText(
            walk.File + " subledger",
            SubledgerJson.Write(walk.Steps[^1].Result.Subledger),
            bytes => GoingOn.From(SubledgerJson.ReadUtf8(bytes)))),
    ];

    public static IReadOnlyList<SoundText> Scenarios { get; } =
    [
        .. ScenarioFolders.Files.Select(file => new SoundText(
            file, File.ReadAllText(Path.Combine(ScenarioFolders.Project, file)), bytes => GoingOn.With(ScenarioReader.ReadUtf8(bytes)))),
    ];

    private static SoundText OfDocument(string name, string json, Subledger state) =>
        new(name, json, bytes => GoingOn.From(state, DocumentJson.ReadUtf8(bytes)));

    private static Subledger Busiest() => Walks().Select(walk => walk.Steps[^1].Result.Subledger).MaxBy(state => state.Version)!;

    private static IEnumerable<(string File, IReadOnlyList<(Subledger Before, Document Document, PostingResult Result)> Steps)> Walks()
    {
        foreach (var file in ScenarioFolders.Files)
        {
            var scenario = ScenarioFolders.Read(file);
            var state = scenario.Subledger;
            var steps = new List<(Subledger, Document, PostingResult)>();
            foreach (var step in scenario.Steps)
            {
                var result = Posting.Post(state, step.Document);
                steps.Add((state, step.Document, result));
                state = result.Subledger;
            }

            yield return (file, steps);
        }
    }
}
