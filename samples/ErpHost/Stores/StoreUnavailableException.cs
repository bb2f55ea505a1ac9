namespace Prepayments.Samples.ErpHost;

/// <summary>Says that the database did not answer, or not to the end: what was asked of it may or may not have been done.</summary>
#pragma warning disable RCS1194 // The usual constructors would make one without a cause.
internal sealed class StoreUnavailableException(Exception cause) : IOException("The database did not answer: " + cause.GetBaseException().Message, cause);
#pragma warning restore RCS1194
