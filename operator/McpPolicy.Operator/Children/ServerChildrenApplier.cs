using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Children;

/// <summary>Brings all children of a server in line.</summary>
internal sealed class ServerChildrenApplier(
    ChildApplier<V1ConfigMap> configMaps,
    ChildApplier<V1ServiceAccount> serviceAccounts,
    ChildApplier<V1Deployment> deployments,
    ChildApplier<V1Service> services
)
{
    /// <summary>Applies what tells proxies who may call, where it is not in line.</summary>
    public async Task ApplyAccessAsync(McpServer server, ServerChildren children, CancellationToken cancellationToken)
    {
        foreach (var access in children.Access)
        {
            await configMaps.ApplyAsync(server, access, cancellationToken);
        }
    }

    /// <summary>Applies the rest where it is not in line. The ConfigMaps first: no pod of the Deployment may start without them.</summary>
    public async Task ApplyAsync(McpServer server, ServerChildren children, CancellationToken cancellationToken)
    {
        await configMaps.ApplyAsync(server, children.ConfigMap, cancellationToken);
        await serviceAccounts.ApplyAsync(server, children.ServiceAccount, cancellationToken);
        await deployments.ApplyAsync(server, children.Deployment, cancellationToken);
        await services.ApplyAsync(server, children.Service, cancellationToken);
    }

    /// <summary>Forgets the children of a server that is gone; the garbage collector deletes them.</summary>
    public void Forget(EntityKey server)
    {
        var child = server with { Name = ProxyNames.Of(server.Name) };
        configMaps.Forget(child);
        configMaps.Forget(server with { Name = ProxyNames.AuthenticationOf(server.Name) });
        configMaps.Forget(server with { Name = ProxyNames.CredentialsOf(server.Name) });
        serviceAccounts.Forget(child);
        deployments.Forget(child);
        services.Forget(child);
    }
}
