using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Prepayments.Tests.House;

/// <summary>Says in which file each type of a library was written, by the symbols inside the assembly.</summary>
internal static class SourceFiles
{
    // The document of a type that has no method with code in it: an enumeration, say.
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>The files of each outermost type, relative to the project, with forward slashes.</summary>
    public static Dictionary<Type, SortedSet<string>> Of(Assembly library)
    {
        using var image = new PEReader(File.OpenRead(library.Location));
        var embedded = image.ReadDebugDirectory().FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        if (embedded.DataSize == 0)
        {
            throw new InvalidOperationException($"{library.Location} was built without embedded symbols.");
        }

        using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var code = image.GetMetadataReader();
        var debug = symbols.GetMetadataReader();
        var project = $"/src/{library.GetName().Name}/";
        var files = new Dictionary<Type, SortedSet<string>>();

        // The first is the module itself.
        foreach (var handle in code.TypeDefinitions.Skip(1))
        {
            var type = library.ManifestModule.ResolveType(MetadataTokens.GetToken(handle));
            var outermost = type;
            while (outermost.DeclaringType is not null)
            {
                outermost = outermost.DeclaringType;
            }

            if (!Libraries.IsWritten(outermost))
            {
                continue;
            }

            var documents = code.GetTypeDefinition(handle).GetMethods()
                .SelectMany(method => Documents(debug, method))
                .Concat(Documents(debug, handle));
            foreach (var document in documents)
            {
                var path = debug.GetString(debug.GetDocument(document).Name).Replace('\\', '/');
                var start = path.LastIndexOf(project, StringComparison.Ordinal);
                if (start < 0 || path.Contains("/obj/", StringComparison.Ordinal))
                {
                    continue;
                }

                if (!files.TryGetValue(outermost, out var ofType))
                {
                    files.Add(outermost, ofType = new SortedSet<string>(StringComparer.Ordinal));
                }

                ofType.Add(path[(start + project.Length)..]);
            }
        }

        return files;
    }

    private static IEnumerable<DocumentHandle> Documents(MetadataReader debug, MethodDefinitionHandle method)
    {
        var information = debug.GetMethodDebugInformation(method);
        return information.Document.IsNil
            ? information.GetSequencePoints().Select(point => point.Document).Where(document => !document.IsNil)
            : [information.Document];
    }

    private static IEnumerable<DocumentHandle> Documents(MetadataReader debug, TypeDefinitionHandle type)
    {
        foreach (var handle in debug.GetCustomDebugInformation(type))
        {
            var information = debug.GetCustomDebugInformation(handle);
            if (debug.GetGuid(information.Kind) != TypeDefinitionDocuments)
            {
                continue;
            }

            var blob = debug.GetBlobReader(information.Value);
            while (blob.RemainingBytes > 0)
            {
                yield return MetadataTokens.DocumentHandle(blob.ReadCompressedInteger());
            }
        }
    }
}
