namespace System;

/// <summary>
/// Combines hash codes on netstandard2.0, with the shape of the type that later targets have in the box. It has no
/// per-process seed: it serves dictionaries of values, not input from strangers.
/// </summary>
internal struct HashCode
{
    private const int Offset = unchecked((int)2166136261);
    private const int Prime = 16777619;

    private int hash;
    private bool started;

    public static int Combine<T1>(T1 value1) => Mix(Offset, Of(value1));

    public static int Combine<T1, T2>(T1 value1, T2 value2) => Mix(Combine(value1), Of(value2));

    public static int Combine<T1, T2, T3>(T1 value1, T2 value2, T3 value3) => Mix(Combine(value1, value2), Of(value3));

    public static int Combine<T1, T2, T3, T4>(T1 value1, T2 value2, T3 value3, T4 value4) =>
        Mix(Combine(value1, value2, value3), Of(value4));

    public static int Combine<T1, T2, T3, T4, T5>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5) =>
        Mix(Combine(value1, value2, value3, value4), Of(value5));

    public static int Combine<T1, T2, T3, T4, T5, T6>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6) =>
        Mix(Combine(value1, value2, value3, value4, value5), Of(value6));

    public static int Combine<T1, T2, T3, T4, T5, T6, T7>(
        T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7) =>
        Mix(Combine(value1, value2, value3, value4, value5, value6), Of(value7));

    public static int Combine<T1, T2, T3, T4, T5, T6, T7, T8>(
        T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7, T8 value8) =>
        Mix(Combine(value1, value2, value3, value4, value5, value6, value7), Of(value8));

    public void Add<T>(T value) => Add(Of(value));

    public void Add<T>(T value, IEqualityComparer<T>? comparer) =>
        Add(value is null ? 0 : (comparer ?? EqualityComparer<T>.Default).GetHashCode(value));

    public readonly int ToHashCode() => started ? hash : Offset;

    private void Add(int code)
    {
        hash = Mix(started ? hash : Offset, code);
        started = true;
    }

    private static int Of<T>(T value) => value is null ? 0 : value.GetHashCode();

    private static int Mix(int hash, int code) => unchecked((hash ^ code) * Prime);
}
