using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Prepayments.Samples.ErpHost;

/// <summary>Says whether documents can be kept.</summary>
internal sealed class StoreHealth(ISubledgerStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (IOException exception)
        {
            return HealthCheckResult.Unhealthy(exception: exception);
        }
    }
}
