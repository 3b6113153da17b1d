using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>The protocol revisions served: those with sessions, and the stateless one.</summary>
internal static class ProtocolVersions
{
    /// <summary>The first revision without initialize and sessions; revisions are dates, so code points order them.</summary>
    public const string FirstStateless = "2026-07-28";

    public static readonly ImmutableArray<string> Served = ["2025-03-26", "2025-06-18", "2025-11-25", FirstStateless];

    public static bool IsStateless(string? version) => string.CompareOrdinal(version, FirstStateless) >= 0;
}
