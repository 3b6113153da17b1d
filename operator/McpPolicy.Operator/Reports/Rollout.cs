using System.Collections.Immutable;

namespace McpPolicy.Operator.Reports;

/// <summary>How far a compiled policy has come on a server's proxies.</summary>
/// <param name="Revision">The compiled policy's revision.</param>
/// <param name="Desired">The proxy pods asked for.</param>
/// <param name="Reports">What each ready pod says.</param>
/// <param name="Credentials">The revision of the server's grants; null where it takes none.</param>
public sealed record Rollout(string Revision, int Desired, ImmutableArray<ProxyReport> Reports, string? Credentials = null)
{
    /// <summary>The ready pods.</summary>
    public int Ready => Reports.Length;

    /// <summary>The ready pods that have the revision in force.</summary>
    public int Loaded => Reports.Count(r => r.Revision == Revision);

    /// <summary>The ready pods that do not.</summary>
    public IEnumerable<ProxyReport> Behind => Reports.Where(r => r.Revision != Revision);

    /// <summary>The ready pods that cannot reach their counter store.</summary>
    public IEnumerable<ProxyReport> WithoutCounters => Reports.Where(r => r.CounterStoreProblem is not null);

    /// <summary>The ready pods that have the grants in force.</summary>
    public int WithCredentials => Reports.Count(r => r.Credentials is not null && r.Credentials == Credentials);

    /// <summary>Whether every ready pod has the grants in force, and there is one. Pods that are not ready take no calls.</summary>
    public bool AreCredentialsProgrammed => Credentials is not null && Ready > 0 && WithCredentials == Ready;

    /// <summary>Whether every ready pod has all that it is to have.</summary>
    public bool IsSettled => Loaded == Ready && (Credentials is null || WithCredentials == Ready);

    /// <summary>Whether every ready pod has it, and there are as many as asked for.</summary>
    public bool IsProgrammed => Ready >= Desired && Desired > 0 && Loaded == Ready;
}
