namespace Prepayments.Json;

/// <summary>Holds what a step must lead to; what is null is not looked at, but a rejection is never passed over.</summary>
internal sealed class Expectation
{
    internal static Expectation None { get; } = new();

    internal IReadOnlyList<ExpectedLine>? Lines { get; init; }

    internal RejectionCode? Rejection { get; init; }

    internal IReadOnlyList<ExpectedAmount>? Orders { get; init; }

    internal IReadOnlyList<ExpectedAmount>? Open { get; init; }

    internal decimal? Balance { get; init; }

    internal IReadOnlyList<ExpectedAmount>? Accounts { get; init; }

    internal IReadOnlyList<NoticeCode>? Notices { get; init; }
}

/// <summary>Is an amount that is expected on an account, a document, or as a figure of an order.</summary>
internal sealed record ExpectedAmount(string Name, string Figure, decimal Amount);

/// <summary>Is a journal line that is expected; amounts have the sign of a debit.</summary>
internal sealed record ExpectedLine(string Account, Dimensions? Dimensions, decimal Amount, decimal? Transaction);
