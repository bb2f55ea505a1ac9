namespace Prepayments.Samples.PostDocuments;

/// <summary>Finds the files that the command line names.</summary>
internal static class ScenarioFiles
{
    /// <summary>Returns the files named and the *.json below the folders named: these in ordinal order, so that every machine posts alike.</summary>
    public static List<string> Find(IEnumerable<string> paths, out List<string> problems)
    {
        var files = new List<string>();
        problems = [];
        foreach (var path in paths)
        {
            try
            {
                Add(path, files, problems);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                problems.Add($"{path}: {exception.Message}");
            }
        }

        return files;
    }

    private static void Add(string path, List<string> files, List<string> problems)
    {
        if (!Directory.Exists(path))
        {
            if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                problems.Add($"{path}: There is no such file or folder.");
            }

            return;
        }

        var found = Directory.GetFiles(path, "*.json", SearchOption.AllDirectories);
        Array.Sort(found, StringComparer.Ordinal);
        files.AddRange(found);
        if (found.Length == 0)
        {
            problems.Add($"{path}: The folder has no *.json files.");
        }
    }
}
