using System.Collections;
using System.Reflection;

namespace Prepayments.Mutation;

/// <summary>The switch that dotnet-stryker puts into the assembly: which mutant is active, and which ones a test passes.</summary>
internal static class Mutants
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type Control = typeof(Posting).Assembly.GetTypes().SingleOrDefault(type => type.Name == "MutantControl")
        ?? throw new InvalidOperationException("Prepayments.Core.dll has no mutants: eng/mutation/run makes them.");

    private static readonly FieldInfo ActiveMutant = Field("ActiveMutant");
    private static readonly FieldInfo CaptureCoverage = Field("CaptureCoverage");
    private static readonly MethodInfo Reset = Method("ResetCoverage");
    private static readonly MethodInfo Coverage = Method("GetCoverageData");

    private const int None = -1;

    public static void Activate(int? mutant) => ActiveMutant.SetValue(null, mutant ?? None);

    /// <summary>Returns the mutants that an action passes.</summary>
    public static IEnumerable<int> PassedBy(Action action)
    {
        Reset.Invoke(null, null);
        CaptureCoverage.SetValue(null, true);
        action();
        CaptureCoverage.SetValue(null, false);
        return ((IEnumerable)Coverage.Invoke(null, null)!).Cast<IEnumerable>().SelectMany(ids => ids.Cast<int>()).Distinct();
    }

    private static FieldInfo Field(string name) => Control.GetField(name, Static) ?? throw new MissingFieldException(Control.FullName, name);

    private static MethodInfo Method(string name) => Control.GetMethod(name, Static) ?? throw new MissingMethodException(Control.FullName, name);
}
