using System.Collections.Immutable;

namespace McpPolicy.Operator.Reports;

/// <summary>How far a compiled policy has come on a server's proxies.</summary>
/// <param name="Revision">The compiled policy's revision.</param>
/// <param name="Desired">The proxy pods asked for.</param>
/// <param name="Reports">What each ready pod says.</param>
public sealed record Rollout(string Revision, int Desired, ImmutableArray<ProxyReport> Reports)
{
    /// <summary>The ready pods.</summary>
    public int Ready => Reports.Length;

    /// <summary>The ready pods that have the revision in force.</summary>
    public int Loaded => Reports.Count(r => r.Revision == Revision);

    /// <summary>The ready pods that do not.</summary>
    public IEnumerable<ProxyReport> Behind => Reports.Where(r => r.Revision != Revision);

    /// <summary>The ready pods that cannot reach their counter store.</summary>
    public IEnumerable<ProxyReport> WithoutCounters => Reports.Where(r => r.CounterStoreProblem is not null);

    /// <summary>Whether every ready pod has it, and there are as many as asked for.</summary>
    public bool IsProgrammed => Ready >= Desired && Desired > 0 && Loaded == Ready;
}
