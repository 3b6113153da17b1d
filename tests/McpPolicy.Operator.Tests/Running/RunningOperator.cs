using McpPolicy.Controllers.Events;
using McpPolicy.CrdGenerator;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Hosting;
using McpPolicy.Operator.Tests.Rights;
using McpPolicy.Testing.Cluster;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Operator.Tests.Running;

/// <summary>The operator as it really runs, on a real control plane, for all tests of the process.</summary>
public sealed class RunningOperator : IAsyncDisposable
{
    private readonly ControlPlane _controlPlane = new();
    private readonly SemaphoreSlim _starting = new(1);
    private WebApplication? _host;

    /// <summary>A client of the cluster that may do everything.</summary>
    public IKubernetes Kubernetes { get; private set; } = null!;

    /// <summary>Who the operator is to the cluster: what people install, with no more rights than that.</summary>
    public OperatorAccount Account { get; private set; } = null!;

    /// <summary>Where the operator serves its metrics.</summary>
    public Uri Admin => new(_host!.Urls.First());

    /// <summary>The operator's own recorder of Events.</summary>
    public IEventRecorder Events => _host!.Services.GetRequiredService<IEventRecorder>();

    /// <summary>Everything that the operator has logged so far.</summary>
    public LogKeeper Log { get; } = new();

    /// <summary>Installs the CRDs and starts the operator, once.</summary>
    public async Task StartAsync()
    {
        var kubeconfig = await _controlPlane.KubeconfigAsync();
        await _starting.WaitAsync();
        try
        {
            if (_host is null)
            {
                var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig);
                Kubernetes = new KubernetesClient(
                    configuration,
                    new KubernetesClientOptions { TypeInfoResolvers = [EntitiesJson.Resolver], QueriesPerSecond = 0 }
                );
                await CrdInstaller.InstallAsync(Kubernetes, CrdFiles.Definitions());
                Account = await OperatorAccount.CreateAsync(Kubernetes, configuration);
                var host = OperatorHost.Build(SettingsFor(Account.Kubeconfig));
                host.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
                await host.StartAsync();
                _host = host;
            }
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            await _host.DisposeAsync();
        }

        if (Account is not null)
        {
            await Account.DisposeAsync();
        }

        (Kubernetes as IDisposable)?.Dispose();
        _starting.Dispose();
        await _controlPlane.DisposeAsync();
    }

    private static OperatorSettings SettingsFor(string kubeconfig) =>
        new()
        {
            Kubeconfig = kubeconfig,
            ProxyImage = "example.test/proxy:1",
            Admin = new Uri("http://127.0.0.1:0"),
            PodAccess = PodAccess.Direct,
            LeaderElection = false,
        };
}
