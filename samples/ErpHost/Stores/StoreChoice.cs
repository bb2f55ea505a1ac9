using Microsoft.EntityFrameworkCore;

namespace Prepayments.Samples.ErpHost;

/// <summary>Chooses the store: PostgreSQL where there is a connection string, files where there is none.</summary>
internal static class StoreChoice
{
    public const string ConnectionName = "Prepayments";

    public static IServiceCollection AddSubledgerStore(this IServiceCollection services, IConfiguration configuration)
    {
        // Read when the store is made, since tests add settings after this.
        services.AddPooledDbContextFactory<SubledgerContext>(options => options.UseNpgsql(configuration.GetConnectionString(ConnectionName)));
        return services.AddSingleton<ISubledgerStore>(provider => configuration.GetConnectionString(ConnectionName) is { Length: > 0 }
            ? new PostgresSubledgerStore(provider.GetRequiredService<IDbContextFactory<SubledgerContext>>())
            : new FileSubledgerStore(configuration["Store:Folder"]!, provider.GetRequiredService<ILogger<FileSubledgerStore>>()));
    }
}
