using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Prepayments.Samples.ErpHost;

/// <summary>Adds to the OpenAPI description what the endpoints do not say by themselves: the key in the header.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "Prepayments sample host";
        document.Info.Description =
            "Documents in, journal entries and figures out. Documents, entries and set-ups have the JSON forms of Prepayments.Json; "
            + "what breaks a rule is answered as problem details with the code and figures of the rejection.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[ApiKeyAuthentication.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeyAuthentication.Header,
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, document)] = [] }];
        return Task.CompletedTask;
    }
}
