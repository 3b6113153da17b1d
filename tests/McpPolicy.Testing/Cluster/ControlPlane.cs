using Xunit;

namespace McpPolicy.Testing.Cluster;

/// <summary>
/// A real Kubernetes control plane for the tests of one process: API server, etcd and controller manager, no node.
/// </summary>
/// <remarks>
/// <para>
/// Use it as an assembly fixture, <c>[assembly: AssemblyFixture(typeof(ControlPlane))]</c>, and take it in the test class's
/// constructor. It is the cluster that <c>MCPPOLICY_TEST_KUBECONFIG</c> names; when that is unset, one is started from cached
/// binaries on the first use and stopped with the process, however the process ends.
/// </para>
/// <para>
/// When there is neither, each test that asks for <see cref="KubeconfigAsync"/> is skipped and says why. A control plane that
/// does not start although its binaries are there is a failure.
/// </para>
/// </remarks>
public sealed class ControlPlane : IAsyncDisposable
{
    /// <summary>The environment variable that names the kubeconfig file of a running cluster.</summary>
    public const string KubeconfigVariable = "MCPPOLICY_TEST_KUBECONFIG";

    private readonly Lock _lock = new();
    private Task<ControlPlaneProcess>? _process;

    /// <summary>The path of a kubeconfig file whose user may do everything.</summary>
    /// <returns>The path; the file exists and the server it names is ready.</returns>
    /// <exception cref="InvalidOperationException">The control plane did not start; the message holds its last lines.</exception>
    public async Task<string> KubeconfigAsync()
    {
        var given = Environment.GetEnvironmentVariable(KubeconfigVariable);
        if (!string.IsNullOrEmpty(given))
        {
            return File.Exists(given) ? given : throw new InvalidOperationException($"{KubeconfigVariable}={given}: no such file.");
        }

        var process = await StartOnceAsync();
        if (process.Kubeconfig is null)
        {
            Assert.Skip($"No control plane: {process.Unavailable}");
        }

        return process.Kubeconfig;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await (await _process).DisposeAsync();
        }
    }

    private Task<ControlPlaneProcess> StartOnceAsync()
    {
        lock (_lock)
        {
            return _process ??= ControlPlaneProcess.StartAsync();
        }
    }
}
