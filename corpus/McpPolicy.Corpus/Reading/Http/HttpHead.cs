using System.Collections.Immutable;

namespace McpPolicy.Corpus.Reading.Http;

/// <summary>A request line with its headers.</summary>
internal sealed record HttpHead(string Method, string Target, ImmutableArray<HttpHeader> Headers)
{
    /// <summary>The headers of a name.</summary>
    public IEnumerable<HttpHeader> Named(string name) =>
        Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
