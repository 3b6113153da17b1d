using System.Collections.Immutable;

namespace McpPolicy.Corpus.Cases;

/// <summary>A request as the corpus writes it down.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Request target, sent as it stands.</param>
/// <param name="Headers">Headers in the order in which they are sent; a null value leaves a standard header out.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Raw">The whole request as bytes, in which <c>%HOST%</c> stands for the gateway's address; null when the other members make it up.</param>
public sealed record CaseRequest(
    string Method,
    string Path,
    ImmutableArray<KeyValuePair<string, string?>> Headers,
    byte[]? Body,
    byte[]? Raw
);
