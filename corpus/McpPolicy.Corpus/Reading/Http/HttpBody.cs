using System.Collections.Immutable;

namespace McpPolicy.Corpus.Reading.Http;

/// <summary>A body as some server frames it.</summary>
/// <param name="Bytes">Out of its chunks.</param>
/// <param name="End">Where the connection goes on.</param>
/// <param name="Trailers">Headers behind the chunks.</param>
/// <param name="IsWhole">Whether all of it has arrived.</param>
/// <param name="Leniency">What it takes to frame it so.</param>
internal readonly record struct HttpBody(
    ReadOnlyMemory<byte> Bytes,
    int End,
    ImmutableArray<HttpHeader> Trailers,
    bool IsWhole,
    Leniency Leniency
);
