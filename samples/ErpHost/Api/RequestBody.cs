namespace Prepayments.Samples.ErpHost;

/// <summary>Reads what a request brings, up to a limit.</summary>
internal static class RequestBody
{
    public const string LimitSetting = "Limits:RequestBytes";

    public const long DefaultLimit = 1 << 20;

    /// <exception cref="BadHttpRequestException">There is more than is allowed.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        // The server holds to the same limit; not every server is the real one.
        var limit = request.HttpContext.RequestServices.GetRequiredService<IConfiguration>().GetValue(LimitSetting, DefaultLimit);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > limit)
            {
                throw new BadHttpRequestException($"A request has at most {limit} bytes.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        return bytes.ToArray();
    }
}
