using System.Globalization;
using FsCheck.Xunit;
using Prepayments.Tests.Model;

namespace Prepayments.Tests.Laws;

/// <summary>
/// A law: a property over random histories. It is tried so many times; the environment variable <c>PREPAYMENTS_RUNS</c>
/// multiplies the number.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LawAttribute : PropertyAttribute
{
    public LawAttribute(int runs)
    {
        MaxTest = runs * Times();
        StartSize = 20;
        EndSize = 100;
        QuietOnSuccess = true;
        Arbitrary = [typeof(Histories)];
    }

    private static int Times() => int.TryParse(
        Environment.GetEnvironmentVariable("PREPAYMENTS_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0
        ? times
        : 1;
}
