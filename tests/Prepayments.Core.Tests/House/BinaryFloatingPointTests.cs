using System.Reflection;
using System.Reflection.Emit;

namespace Prepayments.Tests.House;

/// <summary>
/// No amount passes through binary floating point. The compiler's bans do not see the keywords <c>double</c> and
/// <c>float</c>, so this reads what was compiled.
/// </summary>
public class BinaryFloatingPointTests
{
    public static TheoryData<string> Libraries => House.Libraries.Names;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_HasNoBinaryFloatingPoint(string library) =>
        Offenders.None(Findings(House.Libraries.Named(library).GetTypes()));

    [Theory]
    [InlineData("Field", "field of type Double")]
    [InlineData("Signature", "Single")]
    [InlineData("Local", "Double")]
    [InlineData("Inside", "ldc.r8")]
    [InlineData("Conversion", "conv.r8")]
    [InlineData("Call", "Double")]
    [InlineData("Generic", "Double")]
    [InlineData("Half", "Half")]
    [InlineData("Property", "Double")]
    public void Findings_NameEachWayIn(string member, string reason)
    {
        var findings = Findings([typeof(Specimen)]).Where(finding => finding.StartsWith($"Specimen.{member}:", StringComparison.Ordinal));

        Assert.Contains(findings, finding => reason == "field of type Double"
            ? finding.EndsWith("Double", StringComparison.Ordinal)
            : finding.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_LeaveDecimalsAlone() => Assert.Empty(Findings([typeof(DecimalSpecimen)]));

    private static IEnumerable<string> Findings(IEnumerable<Type> types) =>
        types.SelectMany(type => CompiledCode.MembersOf(type).SelectMany(Findings)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Findings(MemberInfo member)
    {
        var name = $"{member.DeclaringType!.Name}.{member.Name}";
        foreach (var type in CompiledCode.TypesIn(member).SelectMany(CompiledCode.Parts).Where(IsBinaryFloatingPoint))
        {
            yield return $"{name}: {type.Name}";
        }

        if (member is MethodBase method)
        {
            foreach (var (code, _) in CompiledCode.Instructions(method).Where(instruction => IsBinaryFloatingPoint(instruction.Code)))
            {
                yield return $"{name}: {code.Name}";
            }
        }
    }

    private static bool IsBinaryFloatingPoint(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(Half);

    private static bool IsBinaryFloatingPoint(OpCode code) =>
        code.Name!.Contains(".r4", StringComparison.Ordinal)
        || code.Name.Contains(".r8", StringComparison.Ordinal)
        || code == OpCodes.Conv_R_Un
        || code == OpCodes.Ckfinite;

#pragma warning disable CS0649, CS0169, CA1823 // Read as compiled, never run.
    private sealed class Specimen
    {
        private readonly double Field;

        private double Property { get; } = 1;

        private static void Signature(float number) => _ = number;

        private static decimal Local(decimal amount)
        {
            var half = (double)amount;
            half /= 2;
            return (decimal)half;
        }

        private static bool Inside(int count) => count * 0.1 > 1;

        private static bool Conversion(int count, int limit) => count / (double)limit > limit;

        private static int Call(decimal amount) => decimal.ToDouble(amount).GetHashCode();

        private static int Generic(List<double[]> numbers) => numbers.Count;

        private static void Half(Half number) => _ = number;
    }
#pragma warning restore CS0649, CS0169, CA1823

    private sealed class DecimalSpecimen
    {
        public decimal Amount { get; init; }

        public decimal Quarter() => decimal.Round(Amount * 0.25m, 2, MidpointRounding.AwayFromZero);
    }
}
