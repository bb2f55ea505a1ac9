using NodaTime;

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

    /// <summary>Dates of other calendars cannot be compared with those that are posted.</summary>
    internal static LocalDate Iso(LocalDate value, string name) => value.Calendar == CalendarSystem.Iso
        ? value
        : throw new ArgumentException("A date is of the ISO calendar.", name);

    /// <summary>A number that was cast to an enumeration may be none of its values.</summary>
    internal static T Defined<T>(T value, string name)
        where T : struct, Enum => Array.IndexOf(Values<T>.All, value) >= 0
        ? value
        : throw new ArgumentException("It is none of the values of " + typeof(T).Name + ".", name);

    private static class Values<T>
        where T : struct, Enum
    {
#if NETSTANDARD2_0
        internal static readonly T[] All = (T[])Enum.GetValues(typeof(T));
#else
        internal static readonly T[] All = Enum.GetValues<T>();
#endif
    }
}
