using System.Collections.Immutable;

namespace McpPolicy.Corpus.Reading.Http;

/// <summary>A request as some server reads it from a connection.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Request target as it stands.</param>
/// <param name="Headers">Headers, trailers behind them.</param>
/// <param name="Body">The body, out of its chunks.</param>
/// <param name="Leniency">What it takes to read it so.</param>
public sealed record HttpReading(
    string Method,
    string Target,
    ImmutableArray<HttpHeader> Headers,
    ReadOnlyMemory<byte> Body,
    Leniency Leniency
)
{
    /// <summary>The headers of a name.</summary>
    public IEnumerable<HttpHeader> Named(string name) =>
        Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
