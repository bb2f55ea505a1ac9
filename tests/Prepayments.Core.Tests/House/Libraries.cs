using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Runtime.Versioning;

namespace Prepayments.Tests.House;

/// <summary>The two libraries, compiled and as they lie in the repository.</summary>
internal static class Libraries
{
    public static Assembly Core { get; } = Assembly.Load("Prepayments.Core");

    public static Assembly Json { get; } = Assembly.Load("Prepayments.Json");

    public static TheoryData<string> Names { get; } = new() { "Prepayments.Core", "Prepayments.Json" };

    public static Assembly Named(string name) => Assembly.Load(name);

    /// <summary>The assembly of a target, as it was built beside the one that is tested; only to look at.</summary>
    public static Assembly Built(string name, string target)
    {
        // This assembly lies in bin/(configuration)/(target), and so do the libraries.
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        return new AssemblyLoadContext(target).LoadFromAssemblyPath(
            Path.Combine(Repository(), "src", name, "bin", configuration, target, name + ".dll"));
    }

    /// <summary>The target that an assembly says it was built for, in the short form of a folder's name.</summary>
    public static string TargetOf(Assembly assembly) => assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName switch
    {
        { } name when name.StartsWith(".NETStandard,Version=v", StringComparison.Ordinal) => "netstandard" + name[".NETStandard,Version=v".Length..],
        { } name when name.StartsWith(".NETCoreApp,Version=v", StringComparison.Ordinal) => "net" + name[".NETCoreApp,Version=v".Length..],
        var other => throw new InvalidOperationException($"{assembly} is built for {other}."),
    };

    /// <summary>The folder of the solution.</summary>
    public static string Repository([CallerFilePath] string thisFile = "")
    {
        var folder = Path.GetDirectoryName(thisFile);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Prepayments.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No folder above {thisFile} has the solution.");
    }

    /// <summary>Whether a person wrote this type or member, as against the compiler.</summary>
    public static bool IsWritten(MemberInfo member)
    {
        for (var current = member; current is not null; current = current.DeclaringType)
        {
            if (current.Name.StartsWith('<') && !IsFileLocal(current) || current.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            {
                return false;
            }
        }

        return member is not Type { Namespace: not null } type || type.Namespace.StartsWith("Prepayments", StringComparison.Ordinal);
    }

    private static bool IsFileLocal(MemberInfo member) => member is Type && member.Name.Contains(">F", StringComparison.Ordinal);
}
