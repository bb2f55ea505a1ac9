using NodaTime;

namespace Prepayments;

/// <summary>
/// Sheds what is closed from a subledger, so that what a document costs depends on what is open and not on how long the
/// history is.
/// </summary>
/// <remarks>
/// <para>Closed are groups of orders and documents that are joined to each other by lines, settlements, applications and
/// reversals, in which every order is completely invoiced, every item settled to zero in both currencies and every prepayment
/// released to zero. A group with anything dated on or after the day that is given stays as a whole.</para>
/// <para>The numbers stay taken. A document that names a number that was shed is rejected as if there were no such thing,
/// with the figure <c>shed</c>, the day; what closed documents need still, a credit memo or a reversal, is to be posted before.
/// For all other documents nothing changes. Tax totals of days before are to be read before.</para>
/// </remarks>
public static class ClosedDocuments
{
    /// <summary>Lists what <see cref="Shed"/> would take away, so that a host can put it into an archive.</summary>
    /// <param name="subledger">The subledger.</param>
    /// <param name="before">The day before which all of a group is dated.</param>
    /// <returns>The numbers and ids, in ordinal order.</returns>
    /// <exception cref="ArgumentException">The day is not of the ISO calendar.</exception>
    public static EquatableArray<string> List(Subledger subledger, LocalDate before) =>
        SubledgerSnapshot.Sorted([.. Closed(subledger, before, out _)]);

    /// <summary>Returns a subledger without its closed documents.</summary>
    /// <param name="subledger">The subledger.</param>
    /// <param name="before">The day before which all of a group is dated.</param>
    /// <returns>The new subledger, with a higher version; the same where nothing is closed.</returns>
    /// <exception cref="ArgumentException">The day is not of the ISO calendar.</exception>
    public static Subledger Shed(Subledger subledger, LocalDate before)
    {
        var closed = Closed(subledger, before, out var standing);
        return closed.Count == 0 ? subledger : Subledger.Of(subledger.WithShed(standing).Without(closed, before));
    }

    private static HashSet<string> Closed(Subledger subledger, LocalDate before, out SubledgerSnapshot standing)
    {
        Guard.NotNull(subledger, nameof(subledger));
        Guard.Iso(before, nameof(before));
        standing = subledger.Standing();
        return ClosedGroups.Of(subledger, standing, before);
    }
}
