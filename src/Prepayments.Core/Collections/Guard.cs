namespace Prepayments;

/// <summary>Checks arguments that only a programmer's mistake can make wrong, and returns them.</summary>
internal static class Guard
{
    internal static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);

    internal static string NotEmpty(string? value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("It must not be empty.", name) : value!;

    /// <summary>Null stays null; a text that is given must say something.</summary>
    internal static string? NullOrNotEmpty(string? value, string name) =>
        value is null ? null : NotEmpty(value, name);
}
