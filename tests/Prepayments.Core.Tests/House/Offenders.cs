namespace Prepayments.Tests.House;

/// <summary>What breaks a rule of the house, every one of them with its name.</summary>
internal static class Offenders
{
    public static void None(IEnumerable<string> offenders)
    {
        var lines = offenders.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (lines.Count > 0)
        {
            Assert.Fail(string.Join('\n', lines.Prepend($"{lines.Count} break this rule:")));
        }
    }

    public static void None(IEnumerable<Type> offenders) => None(offenders.Select(type => type.ToString()));
}
