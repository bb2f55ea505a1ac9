using System.Globalization;
using System.Reflection;
using System.Text;

namespace VerifyTests;

/// <summary>The two files of one snapshot: the verified one is committed, the received one is what the test just said.</summary>
internal sealed class SnapshotFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private SnapshotFiles(string prefix, string extension)
    {
        Verified = $"{prefix}.verified.{extension}";
        Received = $"{prefix}.received.{extension}";
    }

    public string Verified { get; }

    public string Received { get; }

    public static SnapshotFiles For(MethodInfo method, string sourceFile, string extension, VerifySettings settings)
    {
        var folder = Path.GetDirectoryName(sourceFile) ?? "";
        if (settings.Directory is not null)
        {
            folder = Path.GetFullPath(Path.Combine(folder, settings.Directory));
        }

        return new SnapshotFiles(Path.Combine(folder, settings.FileName ?? Name(method, settings)), extension);
    }

    public async Task CompareAsync(string target)
    {
        var received = target.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        string? verified = null;
        if (File.Exists(Verified))
        {
            verified = (await File.ReadAllTextAsync(Verified)).Replace("\r\n", "\n", StringComparison.Ordinal);
            if (string.Equals(verified, received, StringComparison.Ordinal))
            {
                File.Delete(Received);
                return;
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Received)!);
        await File.WriteAllTextAsync(Received, received, Utf8);
        throw new VerifyException(
            (verified is null ? "Nothing was verified yet." : "What was received is not what was verified.")
            + $"\nReceived: {Received}\nVerified: {Verified}\n\n"
            + LineDifference.Between(verified ?? "", received));
    }

    private static string Name(MethodInfo method, VerifySettings settings)
    {
        var name = $"{settings.TypeName ?? NestedName(method.ReflectedType!)}.{settings.MethodName ?? method.Name}";
        if (settings.ParametersText is not null)
        {
            return $"{name}_{settings.ParametersText}";
        }

        var parameters = method.GetParameters();
        if (settings.Parameters is null)
        {
            return parameters.Length == 0
                ? name
                : throw new InvalidOperationException($"{name} has parameters: give them to UseParameters, since each case has its own file.");
        }

        for (var i = 0; i < settings.Parameters.Length; i++)
        {
            name += $"_{parameters[i].Name}={ForFileName(settings.Parameters[i])}";
        }

        return name;
    }

    private static string NestedName(Type type) =>
        type.DeclaringType is null ? type.Name : $"{NestedName(type.DeclaringType)}.{type.Name}";

    private static string ForFileName(object? value)
    {
        var text = value switch
        {
            null => "null",
            string given => given,
            DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

        // The characters that some file system refuses, on every file system.
        return string.Concat(text.Select(c => c < ' ' || "\"\\/<>|:*?".Contains(c, StringComparison.Ordinal) ? '-' : c));
    }
}
