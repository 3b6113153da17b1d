using McpPolicy.Identity;
using McpPolicy.Metrics;
using McpPolicy.Proxy.Admin;
using McpPolicy.Proxy.Authentication;
using McpPolicy.Proxy.Calls;
using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Counters;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Stdio;
using McpPolicy.Proxy.Telemetry;
using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Hosting;

/// <summary>Puts the proxy together.</summary>
internal static class ProxyApp
{
    /// <summary>The proxy, not yet started: nothing listens and no policy is loaded.</summary>
    public static WebApplication Create(ProxyOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddJsonFile(Path.GetFullPath(AppSettingsLayer.FileName), optional: true, reloadOnChange: false);
        builder.AddProxyLogging();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => ServerSettings.Apply(kestrel, options.Listen, options.ServerLimits));
        builder.Services.AddProxyHost(options);
        WebApplication app = builder.Build();
        app.MapMcp();
        return app;
    }

    private static void AddProxyHost(this IServiceCollection services, ProxyOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Limits);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ReadyState>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Drain);
        services.AddTelemetry();
        services.AddPolicies(options);
        services.AddUpstream(options);
        if (options.Authentication is { } authentication)
        {
            services.AddCallerAuthentication(authentication);
        }

        services.AddMcpPolicyProxy();
        services.AddSingleton<AdminEndpoints>();
        services.AddSingleton<AdminServer>();
        services.AddHostedService(static provider => provider.GetRequiredService<AdminServer>());
        services.AddHostedService<PolicyWatcher>();
        services.AddHostedService<DrainService>();
    }

    private static void AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton(static _ =>
        {
            var registry = new CollectorRegistry();
            ProcessMetrics.Register(registry);
            RuntimeMetrics.Register(registry);
            return registry;
        });
        services.AddSingleton<IMetricFactory, MetricFactory>();
        services.AddSingleton<PolicyMetrics>();
        services.AddSingleton<IIdentityObserver, AuthenticationMetrics>();
        services.AddSingleton<IProxyObserver, ProxyMetrics>();
    }

    private static void AddPolicies(this IServiceCollection services, ProxyOptions options)
    {
        services.AddSingleton(provider => new PolicyFile(options.PolicyFile, provider.GetRequiredService<TimeProvider>()));
        services.AddCounterStore(options.CounterStore);
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<IPolicyProvider>(static provider => provider.GetRequiredService<PolicyStore>());
    }

    private static void AddUpstream(this IServiceCollection services, ProxyOptions options)
    {
        services.AddSingleton(
            new GuardOptions
            {
                ListenUrls = [options.Listen.ToString()],
                AllowedHosts = options.Authentication?.Resource is { } resource
                    ? options.AllowedHosts.Add(resource.Host)
                    : options.AllowedHosts,
                AllowedOrigins = options.AllowedOrigins,
            }
        );
        if (options.Stdio is { } stdio)
        {
            services.AddSingleton(stdio);
            services.AddSingleton<IUpstream, StdioUpstream>();
        }
        else
        {
            services.AddHttpUpstream(options.Http!);
        }
    }
}
