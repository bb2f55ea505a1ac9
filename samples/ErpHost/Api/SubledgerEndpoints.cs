using System.Security.Claims;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Creates subledgers and shows them.</summary>
internal static class SubledgerEndpoints
{
    public static void Map(RouteGroupBuilder subledgers)
    {
        subledgers.MapGet("/", ListAsync)
            .WithSummary("Lists the tenant's subledgers by id.")
            .Produces<Page<SubledgerSummary>>()
            .ProducesValidationProblem();
        subledgers.MapPut("/{id}", PutAsync)
            .WithSummary("Creates a subledger: side, counterparty, accountingCurrency, profile, policy and taxes, as in the set-up of a scenario file.")
            .Accepts<JsonElement>("application/json")
            .Produces<SubledgerSummary>(StatusCodes.Status201Created)
            .Produces<SubledgerSummary>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        subledgers.MapGet("/{id}", GetAsync)
            .WithSummary("Returns a subledger in short.")
            .Produces<SubledgerSummary>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        subledgers.MapGet("/{id}/state", GetStateAsync)
            .WithSummary("Returns the whole state of a subledger, as Prepayments.Json reads it back.")
            .Produces<JsonElement>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user,
        ISubledgerStore store,
        CancellationToken cancellation,
        string after = "",
        int take = PageSize.Default)
    {
        if (!PageSize.IsAllowed(take))
        {
            return PageSize.NotAllowed();
        }

        var ids = await store.ListAsync(user.Identity!.Name!, after, take + 1, cancellation);
        var items = new List<SubledgerSummary>();
        foreach (var id in ids.Take(take))
        {
            if (SubledgerKey.TryOf(user.Identity!.Name!, id, out var key) && await store.ReadAsync(key, cancellation) is { } subledger)
            {
                items.Add(SubledgerSummary.Of(id, subledger));
            }
        }

        return Results.Ok(new Page<SubledgerSummary>(items, ids.Count > take ? ids[take - 1] : null));
    }

    private static async Task<IResult> PutAsync([AsParameters] SubledgerRequest asked, HttpRequest request)
    {
        if (!asked.TryGetKey(out var key))
        {
            return Problems.BadParameter("id", $"It has {SubledgerKey.NameRule}.");
        }

        var opening = SetupJson.Read(await RequestBody.ReadAsync(request, asked.Cancellation));
        if (await asked.Store.CreateAsync(key, opening, asked.Cancellation))
        {
            return Results.Created("/subledgers/" + key.Id, SubledgerSummary.Of(key.Id, opening));
        }

        var was = await asked.Store.ReadOpeningAsync(key, asked.Cancellation);
        return JsonDifference.Between(SubledgerJson.Write(was!), SubledgerJson.Write(opening)) is { } path
            ? Problems.SettingsDiffer(key.Id, path)
            : await GetAsync(asked);
    }

    private static Task<IResult> GetAsync([AsParameters] SubledgerRequest asked) =>
        asked.AnswerAsync(subledger => Results.Ok(SubledgerSummary.Of(asked.Id, subledger)));

    private static Task<IResult> GetStateAsync([AsParameters] SubledgerRequest asked) =>
        asked.AnswerAsync(subledger => JsonAnswer.Of(SubledgerJson.WriteUtf8(subledger)));
}
