using System.Collections.Immutable;
using McpPolicy.Soak.Measure;

namespace McpPolicy.Soak.Running;

/// <summary>What a run showed.</summary>
/// <param name="Samples">Measurements of the proxy, each right after a garbage collection, in their order.</param>
/// <param name="SessionsClosed">Sessions that were opened, used and closed.</param>
/// <param name="SessionRate">Sessions a second that the load tool reached.</param>
/// <param name="Events">Events that arrived at the streams.</param>
/// <param name="LongSilences">Events that came after a silence of the longer interval.</param>
/// <param name="Problems">What must not happen and did; empty for a run that is good.</param>
internal sealed record SoakResult(
    ImmutableArray<ProxySample> Samples,
    long SessionsClosed,
    double SessionRate,
    long Events,
    long LongSilences,
    ImmutableArray<string> Problems
);
