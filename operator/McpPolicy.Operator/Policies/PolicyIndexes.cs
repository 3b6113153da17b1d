using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Policies;

/// <summary>Finds the policies that may be attached to a server without looking at all of them.</summary>
internal sealed class PolicyIndexes
{
    private readonly EntityIndex<ToolPolicy> _byTarget;
    private readonly PolicyReads _reads;

    public PolicyIndexes(PolicyReads reads)
    {
        _reads = reads;
        _byTarget = new EntityIndex<ToolPolicy>("target", TargetsOf);
    }

    /// <summary>The policies attached to a server, in order of name.</summary>
    public IEnumerable<ToolPolicy> AttachedTo(McpServer server, IEntityReader<ToolPolicy> policies)
    {
        var key = EntityKey.Of(server);
        return policies
            .Find(_byTarget, Named(key.Namespace, key.Name))
            .Concat(policies.Find(_byTarget, Selecting(key.Namespace)))
            .Where(policy => _reads.Of(policy).Targeting.Targets(server))
            .DistinctBy(EntityKey.Of)
            .OrderBy(policy => policy.Metadata.Name, StringComparer.Ordinal);
    }

    /// <summary>The servers that a policy is attached to.</summary>
    public IEnumerable<McpServer> TargetsOf(ToolPolicy policy, IEntityReader<McpServer> servers)
    {
        var targeting = _reads.Of(policy).Targeting;
        var space = policy.Metadata.Namespace!;
        return targeting.Selector is null
            ? targeting.Names.Select(name => servers.Get(new EntityKey(space, name))).OfType<McpServer>()
            : servers.List(space).Where(targeting.Targets);
    }

    private IEnumerable<string> TargetsOf(ToolPolicy policy)
    {
        var targeting = _reads.Of(policy).Targeting;
        var space = policy.Metadata.Namespace!;
        var named = targeting.Names.Select(name => Named(space, name));
        return targeting.Selector is null ? named : named.Append(Selecting(space));
    }

    private static string Named(string space, string name) => $"{space}/{name}";

    private static string Selecting(string space) => $"{space}/";
}
