using Microsoft.AspNetCore.Diagnostics;
using Prepayments.Json;

namespace Prepayments.Samples.ErpHost;

/// <summary>Answers what is thrown below the endpoints: texts that are no documents, and stores that cannot be read or written.</summary>
internal sealed class ErrorAnswers(ILogger<ErrorAnswers> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        if (Answer(exception) is not { } answer)
        {
            return false;
        }

        if (exception is IOException and not BadHttpRequestException)
        {
            logger.LogError(exception, "{Method} {Path} could not be answered", context.Request.Method, context.Request.Path);
        }

        await answer.ExecuteAsync(context);
        return true;
    }

    /// <summary>Files are named in the log and not to clients.</summary>
    private static IResult? Answer(Exception exception) => exception switch
    {
        JsonFormatException malformed => Problems.Malformed(malformed.Path, malformed.Reason),
        MalformedJsonException malformed => Problems.Malformed(malformed.Path, malformed.Reason),
        BadHttpRequestException bad => Results.Problem(detail: bad.Message, statusCode: bad.StatusCode),
        DamagedLogException damaged => Results.Problem(
            type: "/problems/damaged-log",
            title: "What is stored of the subledger is damaged.",
            detail: $"The damage is at byte {damaged.Offset} of its log. Nothing was skipped and nothing changed.",
            statusCode: StatusCodes.Status500InternalServerError),
        IOException => Results.Problem(
            type: "/problems/store-unavailable",
            title: "The store cannot be read or written.",
            detail: "Send the request again later: it is not known whether it was carried out, and it is not carried out twice.",
            statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => null,
    };
}
