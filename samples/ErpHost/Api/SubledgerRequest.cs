using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;

namespace Prepayments.Samples.ErpHost;

/// <summary>Is what every request about one subledger brings: its id, whose key was sent, and the store.</summary>
internal sealed record SubledgerRequest(string Id, ClaimsPrincipal User, ISubledgerStore Store, CancellationToken Cancellation)
{
    public bool TryGetKey([NotNullWhen(true)] out SubledgerKey? key) => SubledgerKey.TryOf(User.Identity!.Name!, Id, out key);

    /// <summary>Answers from the subledger as it stands, or that there is none: another tenant's is none.</summary>
    public Task<IResult> AnswerAsync(Func<Subledger, IResult> answer) =>
        AnswerAsync((_, subledger) => Task.FromResult(answer(subledger)));

    /// <summary>Answers from the subledger as it stands and the store.</summary>
    public async Task<IResult> AnswerAsync(Func<SubledgerKey, Subledger, Task<IResult>> answer) =>
        TryGetKey(out var key) && await Store.ReadAsync(key, Cancellation) is { } subledger
            ? await answer(key, subledger)
            : Problems.UnknownSubledger(Id);
}
