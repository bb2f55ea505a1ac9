namespace Prepayments;

/// <summary>Says what a component of a posted line is.</summary>
/// <remarks>Rules A4 and A5: a line's net first, then each tax component.</remarks>
public enum ComponentKind
{
    /// <summary>The amount without tax.</summary>
    Net,

    /// <summary>The tax of one tax component.</summary>
    Tax,
}
