using System.Globalization;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Prepayments.Samples.ErpHost;

if (args is [ImportCommand.Name, .. var importArgs])
{
    return await ImportCommand.RunAsync(importArgs);
}

// Settings and pages travel beside the program, whatever folder it is started in.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.ClearProviders().AddJsonConsole(options =>
{
    options.UseUtcTimestamp = true;
    options.TimestampFormat = "O";
});

var services = builder.Services;
services.AddSingleton(TimeProvider.System);
services.AddSubledgerStore(builder.Configuration);
services.AddSingleton<DocumentPosting>();
services.AddSingleton(provider => TenantKeys.Of(
    provider.GetRequiredService<IConfiguration>(),
    builder.Environment.IsDevelopment(),
    key => Console.WriteLine(
        $"No tenant is configured. For this run the tenant {TenantKeys.DemoTenant} has the key\n\n  {ApiKeyAuthentication.Header}: {key}\n\n"
        + $"A browser takes it behind the address of the page: #key={key}\n")));

// The core alone: there are no cookies here, and so nothing to encrypt and no key ring to keep.
services.AddAuthenticationCore(options =>
{
    options.DefaultScheme = ApiKeyAuthentication.SchemeName;
    options.AddScheme<ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, displayName: null);
});
services.AddTransient<ApiKeyAuthentication>();
services.AddWebEncoders();
services.AddAuthorization();
services.AddProblemDetails();
services.AddExceptionHandler<ErrorAnswers>();
services.AddHealthChecks().AddCheck<StoreHealth>("store");
services.AddOpenApi(options => options.AddDocumentTransformer<ApiDescription>());
services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
    options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
});
services.AddRateLimiter(options =>
{
    var limit = builder.Configuration.GetValue("Limits:RequestsPerSecond", 200);
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };
    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
        context.User.Identity?.Name is { } tenant ? "tenant " + tenant : "address " + context.Connection.RemoteIpAddress,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromSeconds(1) }));
});
builder.WebHost.ConfigureKestrel(options =>
{
    options.AddServerHeader = false;
    options.Limits.MaxRequestBodySize = builder.Configuration.GetValue(RequestBody.LimitSetting, RequestBody.DefaultLimit);
});

var app = builder.Build();

// What cannot work is said at the start, not by the first request.
try
{
    _ = app.Services.GetRequiredService<TenantKeys>();
    await app.Services.GetRequiredService<ISubledgerStore>().OpenAsync(CancellationToken.None);
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

app.UseExceptionHandler();
app.UseStatusCodePages();

// The page is three files of this program and loads nothing else; what it shows, it asks for with a key.
app.UseDefaultFiles();
app.UseStaticFiles(new StaticFileOptions
{
    OnPrepareResponse = file => file.Context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:",
});
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();

app.MapOpenApi().DisableRateLimiting();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).DisableRateLimiting();
app.MapHealthChecks("/health/ready").DisableRateLimiting();
var subledgers = app.MapGroup("/subledgers").RequireAuthorization().ProducesProblem(StatusCodes.Status401Unauthorized);
SubledgerEndpoints.Map(subledgers);
DocumentEndpoints.Map(subledgers);
FigureEndpoints.Map(subledgers);

await app.RunAsync();
return 0;

/// <summary>Is named for tests that start the host in their own process.</summary>
internal partial class Program;
