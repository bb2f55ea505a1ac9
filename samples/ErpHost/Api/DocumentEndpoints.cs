using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Posts documents, shows what they would lead to, and lists what they led to.</summary>
internal static class DocumentEndpoints
{
    public static void Map(RouteGroupBuilder subledgers)
    {
        subledgers.MapPost("/{id}/documents", PostAsync)
            .WithSummary("Posts a document. The same document again gets the first answer again, another one of its number a conflict.")
            .Accepts<JsonElement>("application/json")
            .Produces<JsonElement>(StatusCodes.Status201Created)
            .Produces<JsonElement>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        subledgers.MapPost("/{id}/preview", PreviewAsync)
            .WithSummary("Says what a document would lead to, and an order's figures before and after it; nothing is posted.")
            .Accepts<JsonElement>("application/json")
            .Produces<JsonElement>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        subledgers.MapGet("/{id}/next", GetNext)
            .WithSummary("Lists what may be posted next on an order, each with what it would lead to or why it cannot be.")
            .Produces<JsonElement>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        subledgers.MapGet("/{id}/documents", ListAsync)
            .WithSummary("Lists the posted documents with their entries and notices, after a version.")
            .Produces<JsonElement>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        subledgers.MapGet("/{id}/journal", ListEntriesAsync)
            .WithSummary("Lists the journal entries of the documents after a version.")
            .Produces<JsonElement>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> PostAsync(
        [AsParameters] SubledgerRequest asked, HttpRequest request, DocumentPosting posting, ILogger<DocumentPosting> logger)
    {
        if (!asked.TryGetKey(out var key))
        {
            return Problems.UnknownSubledger(asked.Id);
        }

        var document = DocumentJson.ReadUtf8(await RequestBody.ReadAsync(request, asked.Cancellation));
        var answer = await posting.PostAsync(key, document, asked.Cancellation);
        logger.LogInformation("{Subledger}: {Kind} {Number} is {Answer}", key, document.Kind, document.Number, answer.GetType().Name);
        return answer switch
        {
            PostingAnswer.Kept kept => JsonAnswer.Of(kept.Document.Json, StatusCodes.Status201Created),
            PostingAnswer.Repeated repeated => JsonAnswer.Of(repeated.Document.Json),
            PostingAnswer.Rejected rejected => Problems.Rejected(rejected.Rejection),
            PostingAnswer.NumberTaken taken => Problems.NumberTaken(taken.Number, taken.Path),
            PostingAnswer.Overtaken overtaken => Problems.Overtaken(overtaken.Attempts),
            _ => Problems.UnknownSubledger(asked.Id),
        };
    }

    private static Task<IResult> PreviewAsync([AsParameters] SubledgerRequest asked, HttpRequest request, string? order = null) =>
        asked.AnswerAsync(async (_, subledger) =>
        {
            var document = DocumentJson.ReadUtf8(await RequestBody.ReadAsync(request, asked.Cancellation));
            var result = Posting.Post(subledger, document);
            return result.Rejection is { } rejection
                ? Problems.Rejected(rejection)
                : JsonAnswer.Of(json =>
                {
                    json.WriteNumber("version", result.Subledger.Version);
                    json.WritePosting(document, result);
                    if (order is not null)
                    {
                        json.WritePropertyName("before");
                        JsonSerializer.Serialize(json, OrderFigures.Of(subledger, order), JsonSerializerOptions.Web);
                        json.WritePropertyName("after");
                        JsonSerializer.Serialize(json, OrderFigures.Of(result.Subledger, order), JsonSerializerOptions.Web);
                    }
                });
        });

    private static Task<IResult> GetNext([AsParameters] SubledgerRequest asked, string order) => asked.AnswerAsync(subledger =>
        subledger.GetOrder(order) is not { } placed ? Problems.UnknownOrder(order) : JsonAnswer.Of(json =>
        {
            json.WriteStartArray("items");
            foreach (var next in NextDocument.Of(subledger, placed))
            {
                var result = Posting.Post(subledger, next.Document);
                json.WriteStartObject();
                json.WriteString("purpose", next.Purpose);
                json.WritePosting(next.Document, result);
                json.WriteString("rejection", result.Rejection?.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));

    private static Task<IResult> ListAsync([AsParameters] SubledgerRequest asked, long after = 0, int take = PageSize.Default) =>
        PageAsync(asked, after, take, (json, document) => json.WriteRawValue(document.Json));

    private static Task<IResult> ListEntriesAsync([AsParameters] SubledgerRequest asked, long after = 0, int take = PageSize.Default) =>
        PageAsync(asked, after, take, (json, document) =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", document.Version);
            json.WriteStartArray("entries");
            foreach (var entry in document.Entries())
            {
                json.WriteRawValue(EntryJson.WriteUtf8(entry));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static async Task<IResult> PageAsync(
        SubledgerRequest asked, long after, int take, Action<Utf8JsonWriter, StoredDocument> write)
    {
        if (!PageSize.IsAllowed(take))
        {
            return PageSize.NotAllowed();
        }

        return await asked.AnswerAsync(async (key, _) =>
        {
            var documents = await asked.Store.ListDocumentsAsync(key, after, take + 1, asked.Cancellation);
            return JsonAnswer.Of(json =>
            {
                json.WriteStartArray("items");
                foreach (var document in documents.Take(take))
                {
                    write(json, document);
                }

                json.WriteEndArray();
                if (documents.Count > take)
                {
                    json.WriteNumber("next", documents[take - 1].Version);
                }
                else
                {
                    json.WriteNull("next");
                }
            });
        });
    }
}
