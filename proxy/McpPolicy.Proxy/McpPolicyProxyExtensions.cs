using McpPolicy.Proxy.Authentication;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Calls;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Logs;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yarp.ReverseProxy.Forwarder;

namespace McpPolicy.Proxy;

/// <summary>Wires the MCP side of the proxy.</summary>
public static class McpPolicyProxyExtensions
{
    /// <summary>
    /// Adds everything between the listener and the upstream. The host adds what is its own: an <see cref="IUpstream"/> (see
    /// <see cref="AddHttpUpstream"/>), <see cref="Policies.IPolicyProvider"/>, <see cref="Policy.Limits.ICounterStore"/>,
    /// <see cref="GuardOptions"/>, and, where it counts, an <see cref="IProxyObserver"/>.
    /// </summary>
    public static IServiceCollection AddMcpPolicyProxy(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WireLimits>();
        services.TryAddSingleton<GuardOptions>();
        services.TryAddSingleton<IProxyObserver, NullProxyObserver>();
        services.TryAddSingleton<WireLog>();
        services.TryAddSingleton<HttpGuard>();
        services.TryAddSingleton<CrossOrigin>();
        services.TryAddSingleton<RequestBodyReader>();
        services.TryAddSingleton<RequestParser>();
        services.TryAddSingleton<MessageForwarder>();
        services.TryAddSingleton<ListForwarder>();
        services.TryAddSingleton<ToolCallHandler>();
        services.TryAddSingleton<SessionBindings>();
        services.TryAddSingleton<TaskBindings>();
        services.TryAddSingleton<TaskGate>();
        services.TryAddSingleton<MethodDecider>();
        services.TryAddSingleton<MethodHandler>();
        services.TryAddSingleton<StreamHandler>();
        services.AddCallerGate();
        services.TryAddSingleton<McpEndpoint>();
        return services;
    }

    /// <summary>Adds a server over Streamable HTTP as the upstream.</summary>
    public static IServiceCollection AddHttpUpstream(this IServiceCollection services, HttpUpstreamOptions options)
    {
        services.AddHttpForwarder();
        services.AddSingleton(options);
        services.AddSingleton<IUpstream>(static provider => new HttpUpstream(
            provider.GetRequiredService<IHttpForwarder>(),
            provider.GetRequiredService<HttpUpstreamOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HttpUpstream>>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
        ));
        return services;
    }

    /// <summary>Serves MCP, and the metadata of authorization: ends the pipeline, since every request is answered, with 404 elsewhere.</summary>
    public static void MapMcp(this IApplicationBuilder app)
    {
        McpEndpoint endpoint = app.ApplicationServices.GetRequiredService<McpEndpoint>();
        ProtectedResource resource = app.ApplicationServices.GetRequiredService<ProtectedResource>();
        app.Use(next => context => resource.Serves(context) ? resource.AnswerAsync(context) : next(context));
        app.Run(endpoint.InvokeAsync);
    }
}
