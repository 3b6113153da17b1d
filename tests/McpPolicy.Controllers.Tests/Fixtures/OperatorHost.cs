using System.Buffers;
using System.Text;
using McpPolicy.Controllers.Health;
using McpPolicy.Controllers.Hosting;
using McpPolicy.Controllers.Queues;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Kubernetes;
using McpPolicy.Metrics;
using McpPolicy.Metrics.Exposition;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace McpPolicy.Controllers.Tests.Fixtures;

/// <summary>A process's host with the runtime in it and a <see cref="RecordingController"/> for gadgets.</summary>
public sealed class OperatorHost : IAsyncDisposable
{
    private readonly HostApplicationBuilder _builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
    private readonly KubernetesClient _client;
    private IHost? _host;

    public OperatorHost(KubernetesClient client, string namespaceName)
    {
        _client = client;
        _builder.Services.AddLogging();
        _builder.Services.AddSingleton<IKubernetes>(client);
        _builder.Services.AddSingleton(Controller);
        Operator = _builder.Services.AddKubernetesOperator(options =>
        {
            options.Namespace = namespaceName;
            options.LeaderElection.Enabled = false;
            options.Reflectors = FastRetries;
        });
    }

    /// <summary>Retries soon, so that tests need not wait; otherwise as in production.</summary>
    public static ReflectorOptions FastRetries { get; } =
        new()
        {
            Backoff = new BackoffOptions { Initial = TimeSpan.FromMilliseconds(20), Cap = TimeSpan.FromMilliseconds(200) },
        };

    public RecordingController Controller { get; } = new();

    public IOperatorBuilder Operator { get; }

    public IServiceProvider Services => _host!.Services;

    public HealthReport Health => Services.GetRequiredService<IHealth>().Check();

    public Task Stopped { get; private set; } = Task.CompletedTask;

    public OperatorHost Configure(Action<OperatorOptions> configure)
    {
        _builder.Services.Configure(configure);
        return this;
    }

    public OperatorHost WithGadgets(Action<ControllerBuilder<Gadget>>? configure = null)
    {
        Operator.AddController<RecordingController, Gadget>(configure);
        return this;
    }

    public async Task<OperatorHost> StartAsync(bool waitUntilReady = true)
    {
        _host = _builder.Build();
        var stopped = new TaskCompletionSource();
        Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopped.SetResult);
        Stopped = stopped.Task;
        await _host.StartAsync(TestContext.Current.CancellationToken);
        if (waitUntilReady)
        {
            await Testing.Wait.Until(() => Health.IsReady, describe: () => string.Join('\n', Health.Details));
        }

        return this;
    }

    public async Task StopAsync() => await _host!.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>The value of a series, by the text before it in the exposition; 0 when there is none.</summary>
    public double Metric(string series)
    {
        var text = new ArrayBufferWriter<byte>();
        Services.GetRequiredService<CollectorRegistry>().WriteTo(text, ExpositionFormat.Text);
        var lines = Encoding.UTF8.GetString(text.WrittenSpan).Split('\n');
        return Array.Find(lines, line => line.StartsWith(series + " ", StringComparison.Ordinal)) is { } found
            ? double.Parse(found[(series.Length + 1)..])
            : 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
        }

        _client.Dispose();
    }
}
