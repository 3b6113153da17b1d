using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Specs;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Controllers;

/// <summary>Judges whether the Service that a server names is there. Secrets are not looked at: the operator has no right to read them.</summary>
internal sealed class BackendReferences(IEntityReader<V1Service> services)
{
    private static readonly EntityIndex<McpServer> ByService = new("backend", static server => ServiceOf(server));

    /// <summary>The servers whose source is this Service.</summary>
    public static IEnumerable<EntityKey> UsersOf(V1Service service, IEntityReader<McpServer> servers) =>
        servers.Find(ByService, EntityKey.Of(service).ToString()).Select(EntityKey.Of);

    /// <summary>What is missing.</summary>
    public IReadOnlyList<MissingReference> MissingOf(McpServer server, McpServerSpec spec)
    {
        if (spec.Source.Service is not { } source)
        {
            return [];
        }

        var key = new EntityKey(server.Metadata.Namespace!, source.Name);
        if (services.Get(key) is not { } service)
        {
            return [Missing($"Service {key} does not exist; create it, or correct spec.source.service.name.")];
        }

        var ports = (service.Spec?.Ports ?? []).Select(p => p.Port).OfType<int>().ToList();
        return ports.Contains(source.Port)
            ? []
            : [Missing($"Service {key} has no port {source.Port} (it has {string.Join(", ", ports)}); correct spec.source.service.port.")];
    }

    private static MissingReference Missing(string message) => new(Reasons.BackendNotFound, message);

    private static IEnumerable<string> ServiceOf(McpServer server) =>
        ServerSpecReader.Read(server).Spec?.Source.Service is { } service ? [$"{server.Metadata.Namespace}/{service.Name}"] : [];
}
