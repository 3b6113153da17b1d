using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Grants;

/// <summary>Finds the grants that are for a server without looking at all of them. Never across namespaces.</summary>
internal sealed class GrantIndexes
{
    private readonly EntityIndex<McpGrant> _byServer;
    private readonly GrantReads _reads;

    public GrantIndexes(GrantReads reads)
    {
        _reads = reads;
        _byServer = new EntityIndex<McpGrant>("server", ServersOf);
    }

    /// <summary>The grants for a server, in order of name.</summary>
    public IEnumerable<McpGrant> For(McpServer server, IEntityReader<McpGrant> grants)
    {
        var key = EntityKey.Of(server);
        return grants
            .Find(_byServer, Named(key.Namespace, key.Name))
            .Concat(grants.Find(_byServer, Selecting(key.Namespace)))
            .Where(grant => _reads.Of(grant).Targeting.Targets(server))
            .DistinctBy(EntityKey.Of)
            .OrderBy(grant => grant.Metadata.Name, StringComparer.Ordinal);
    }

    /// <summary>The servers that a grant is for.</summary>
    public IEnumerable<McpServer> ServersOf(McpGrant grant, IEntityReader<McpServer> servers)
    {
        var targeting = _reads.Of(grant).Targeting;
        var space = grant.Metadata.Namespace!;
        return targeting.Selector is null
            ? targeting.Names.Select(name => servers.Get(new EntityKey(space, name))).OfType<McpServer>()
            : servers.List(space).Where(targeting.Targets);
    }

    private IEnumerable<string> ServersOf(McpGrant grant)
    {
        var targeting = _reads.Of(grant).Targeting;
        var space = grant.Metadata.Namespace!;
        var named = targeting.Names.Select(name => Named(space, name));
        return targeting.Selector is null ? named : named.Append(Selecting(space));
    }

    private static string Named(string space, string name) => $"{space}/{name}";

    private static string Selecting(string space) => $"{space}/";
}
