using System.Collections.Immutable;

namespace McpPolicy.Demo;

/// <summary>What the story is played against.</summary>
/// <param name="Proxy">The proxy's MCP endpoint.</param>
/// <param name="Metrics">The metrics of each of its replicas; may be empty.</param>
/// <param name="Server">The server behind it, when it can be reached directly.</param>
/// <param name="RunId">The run to tag.</param>
internal sealed record Target(Uri Proxy, ImmutableArray<Uri> Metrics, Uri? Server, string RunId)
{
    public static Target From(DemoOptions options) => new(options.Proxy!, options.Metrics, options.Server, options.RunId);
}
