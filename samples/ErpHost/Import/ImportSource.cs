using System.Text;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Is what becomes one subledger: a scenario file, or a folder with a set-up and documents.</summary>
/// <remarks>
/// A folder with a <see cref="SetupFile"/> is one subledger: every other *.json in it is a document, posted in the ordinal order
/// of the file names. In any other folder every *.json is a scenario. The id is the path below the folder that is imported.
/// </remarks>
internal sealed class ImportSource
{
    public const string SetupFile = "subledger.json";

    private readonly IReadOnlyList<string>? documents;

    private ImportSource(string id, string file, IReadOnlyList<string>? documents)
    {
        Id = id;
        File = file;
        this.documents = documents;
    }

    /// <summary>Gets the subledger's id.</summary>
    public string Id { get; }

    /// <summary>Gets the scenario, or the set-up.</summary>
    public string File { get; }

    /// <summary>Finds what is in a folder and those below it, in ordinal order, so that every run imports alike.</summary>
    public static IReadOnlyList<ImportSource> Find(string folder)
    {
        var root = Path.GetFullPath(folder);
        var sources = new List<ImportSource>();
        foreach (var files in Directory.GetFiles(root, "*.json", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetDirectoryName(file)!, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var sorted = files.Order(StringComparer.Ordinal).ToList();
            var setup = Path.Combine(files.Key, SetupFile);
            if (sorted.Remove(setup))
            {
                sources.Add(new ImportSource(IdOf(root, files.Key), setup, sorted));
            }
            else
            {
                sources.AddRange(sorted.Select(file => new ImportSource(IdOf(root, Path.ChangeExtension(file, null)), file, null)));
            }
        }

        return sources;
    }

    /// <summary>Reads the subledger as it is before the first document, and the documents, which are read one by one where they are files.</summary>
    /// <exception cref="FormatException">A file is not what it should be.</exception>
    public (Subledger Opening, IEnumerable<Document> Documents) Read()
    {
        var bytes = System.IO.File.ReadAllBytes(File);
        if (documents is not null)
        {
            return (SetupJson.Read(bytes), documents.Select(ReadDocument));
        }

        var scenario = ScenarioReader.ReadUtf8(bytes);
        return (scenario.Subledger, scenario.Steps.Select(step => step.Document));
    }

    public override string ToString() => File;

    private static Document ReadDocument(string file)
    {
        try
        {
            return DocumentJson.ReadUtf8(System.IO.File.ReadAllBytes(file));
        }
        catch (JsonFormatException exception)
        {
            throw new FormatException(Path.GetFileName(file) + ", " + exception.Message, exception);
        }
    }

    private static string IdOf(string root, string path)
    {
        var name = string.Equals(root, path, StringComparison.Ordinal) ? Path.GetFileName(root) : Path.GetRelativePath(root, path);
        var id = new StringBuilder();
        foreach (var character in name.ToLowerInvariant())
        {
            id.Append(character is '/' or '\\' ? '.'
                : char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '_' or '-' ? character
                : '-');
        }

        return id.ToString();
    }
}
