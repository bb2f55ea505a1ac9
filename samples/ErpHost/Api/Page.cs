namespace Prepayments.Samples.ErpHost;

/// <summary>Is some of a list, with what to ask for as <c>after</c> to get what follows; null at the end.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
