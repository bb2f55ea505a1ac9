namespace Prepayments.Samples.ErpHost;

/// <summary>Makes the answers that say why not, as problem details (RFC 9457).</summary>
/// <remarks>The types are relative: <c>/rejections/CODE</c> is a code of the library's closed list, <c>/problems/…</c> is the host's.</remarks>
internal static class Problems
{
    public static IResult Rejected(Rejection rejection) => Results.Problem(
        type: "/rejections/" + rejection.Code,
        title: "The document breaks a rule; nothing was posted.",
        detail: rejection.ToString(),
        statusCode: StatusCodes.Status422UnprocessableEntity,
        extensions: new Dictionary<string, object?>
        {
            ["code"] = rejection.Code.ToString(),
            ["figures"] = rejection.Figures.Select(FigureAnswer.Of).ToArray(),
            ["mayPassLater"] = rejection.MayPassLater,
        });

    public static IResult Malformed(string path, string reason) => Results.Problem(
        type: "/problems/malformed-json",
        title: "The JSON of the request is not what it should be.",
        detail: path + ": " + reason,
        statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["path"] = path, ["reason"] = reason });

    public static IResult BadParameter(string name, string reason) => Results.ValidationProblem(
        new Dictionary<string, string[]> { [name] = [reason] }, type: "/problems/bad-parameter");

    public static IResult UnknownSubledger(string id) => Results.Problem(
        type: "/problems/unknown-subledger",
        title: "There is no such subledger.",
        detail: $"There is no subledger {id}.",
        statusCode: StatusCodes.Status404NotFound);

    public static IResult UnknownOrder(string number) => Results.Problem(
        type: "/problems/unknown-order",
        title: "There is no such order.",
        detail: $"There is no order {number} in this subledger.",
        statusCode: StatusCodes.Status404NotFound);

    public static IResult SettingsDiffer(string id, string path) => Results.Problem(
        type: "/problems/settings-differ",
        title: "The subledger is there with another set-up.",
        detail: $"The subledger {id} was created with something else at {path}.",
        statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?> { ["path"] = path });

    public static IResult NumberTaken(string number, string path) => Results.Problem(
        type: "/problems/number-taken",
        title: "Another document has this number.",
        detail: $"The document {number} that is posted differs from this one at {path}.",
        statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?> { ["path"] = path });

    public static IResult Overtaken(int attempts) => Results.Problem(
        type: "/problems/overtaken",
        title: "Others posted to the subledger at the same time; nothing was posted.",
        detail: $"The subledger had another version after each of {attempts} attempts. Send the document again.",
        statusCode: StatusCodes.Status409Conflict);
}
