namespace Prepayments.Samples.ErpHost.Tests;

/// <summary>Is a folder that goes away with the test. A factory of hosts is disposed of twice, so this may be too.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("erphost-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
