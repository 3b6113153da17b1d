using System.Globalization;

namespace McpPolicy.Testing.Cluster;

/// <summary>A control plane that this process started by the scripts of tests/cluster.</summary>
internal sealed class ControlPlaneProcess : IAsyncDisposable
{
    /// <summary>The scripts' exit status for "cannot be had on this machine".</summary>
    private const int UnavailableStatus = 77;

    private readonly string _directory;

    private ControlPlaneProcess(string directory) => _directory = directory;

    /// <summary>The kubeconfig file, or null when no control plane can be had here.</summary>
    public string? Kubeconfig { get; private init; }

    /// <summary>Why there is none, in one line.</summary>
    public string? Unavailable { get; private init; }

    public static async Task<ControlPlaneProcess> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("mcp-policy-cluster-").FullName;
        var owner = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var up = await Shell.RunAsync(RepositoryFiles.Path("tests/cluster/up.sh"), directory, "--cached", "--owner", owner);
        if (up.Status == 0)
        {
            return new ControlPlaneProcess(directory) { Kubeconfig = Path.Combine(directory, "admin.kubeconfig") };
        }

        Directory.Delete(directory, recursive: true);
        return up.Status == UnavailableStatus
            ? new ControlPlaneProcess(directory) { Unavailable = up.Errors }
            : throw new InvalidOperationException($"tests/cluster/up.sh ended with status {up.Status}:\n{up.Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Kubeconfig is not null)
        {
            await Shell.RunAsync(RepositoryFiles.Path("tests/cluster/down.sh"), _directory, "--purge");
        }
    }
}
