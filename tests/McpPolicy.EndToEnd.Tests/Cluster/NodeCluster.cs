using System.Globalization;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.EndToEnd.Tests.Cluster;

/// <summary>
/// A Kubernetes with a node, on which the project is installed as its users install it. One for all tests of the process; stopped
/// with it, however it ends.
/// </summary>
/// <remarks>
/// MCPPOLICY_TEST_NODE names the directory of a cluster that runs already, for working on a test.
/// </remarks>
public sealed class NodeCluster : IAsyncLifetime
{
    private const int UnavailableStatus = 77;

    private readonly string? _given = Environment.GetEnvironmentVariable("MCPPOLICY_TEST_NODE");
    private string _directory = "";
    private string? _unavailable;
    private ShellResult? _demo;
    private KubernetesClient? _client;
    private NodeNetwork? _network;

    /// <summary>A client that may do everything.</summary>
    internal KubernetesClient Client => _client ?? throw new InvalidOperationException("Ask for DemoAsync or MlflowAsync first.");

    /// <summary>The network in which pods and Services answer.</summary>
    internal NodeNetwork Network => _network ?? throw new InvalidOperationException("Ask for DemoAsync or MlflowAsync first.");

    /// <summary>The directory in which the kubelet keeps what it mounts into pods.</summary>
    internal string KubeletDirectory => Path.Combine(_directory, "kubelet");

    /// <summary>
    /// Installs the project and its samples by running the demo, once, and gives what the demo said. On a machine where no node can
    /// be had the test is skipped, with the reason.
    /// </summary>
    internal async Task<ShellResult> DemoAsync()
    {
        Assert.SkipWhen(_unavailable is not null, $"No node: {_unavailable}");
        return _demo ??= await Shell.RunAsync(RepositoryFiles.Path("demo/cluster.sh"), _directory);
    }

    /// <summary>The sample server behind two replicas of its proxy, installed.</summary>
    internal async Task<Mlflow> MlflowAsync()
    {
        var demo = await DemoAsync();
        Assert.True(demo.Status == 0, $"demo/cluster.sh failed, which has a test of its own:\n{demo.Errors}");
        var mlflow = new Mlflow(this);
        await mlflow.ScaleAsync(replicas: 2);
        return mlflow;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _directory = _given ?? Directory.CreateTempSubdirectory("mcp-policy-node-").FullName;
        if (_given is null)
        {
            await StartAsync();
        }

        if (_unavailable is null)
        {
            var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(Path.Combine(_directory, "admin.kubeconfig"));
            var options = new KubernetesClientOptions { TypeInfoResolvers = [EntityJsonContext.Default], QueriesPerSecond = 0 };
            _client = new KubernetesClient(configuration, options);
            _network = new NodeNetwork(await NamespaceFileAsync());
        }
    }

    /// <summary>Runs kubectl as the cluster's administrator; a failure fails the test.</summary>
    internal async Task<string> KubectlAsync(string? input, params string[] arguments)
    {
        var binaries = await Shell.RunAsync(RepositoryFiles.Path("tests/cluster/build.sh"), "--cached");
        string[] all = ["--kubeconfig", Path.Combine(_directory, "admin.kubeconfig"), .. arguments];
        var result = await Shell.RunAsync($"{binaries.Output}/kubectl", all, input, TestContext.Current.CancellationToken);
        Assert.True(result.Status == 0, $"kubectl {string.Join(' ', arguments)}: {result.Errors}");
        return result.Output;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_given is null)
        {
            await Shell.RunAsync(RepositoryFiles.Path("tests/cluster/down.sh"), _directory, "--purge");
        }
    }

    private async Task StartAsync()
    {
        var owner = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var up = await Shell.RunAsync(RepositoryFiles.Path("tests/cluster/up.sh"), _directory, "--node", "--cached", "--owner", owner);
        if (up.Status == UnavailableStatus)
        {
            _unavailable = up.Errors.Split('\n')[^1];
        }
        else if (up.Status != 0)
        {
            throw new InvalidOperationException($"No cluster with a node, status {up.Status}:\n{up.Errors}");
        }
    }

    // The sandbox's first process is the only child of the process that made it; see tests/cluster/node.sh.
    private async Task<string> NamespaceFileAsync()
    {
        var parent = (await File.ReadAllTextAsync(Path.Combine(_directory, "sandbox.pid"))).Trim();
        var child = (await File.ReadAllTextAsync($"/proc/{parent}/task/{parent}/children")).Trim();
        return $"/proc/{child}/ns/net";
    }
}
