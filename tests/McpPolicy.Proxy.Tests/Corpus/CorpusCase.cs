using System.Text.Json;

namespace McpPolicy.Proxy.Tests.Corpus;

/// <summary>One case of the corpus; the README beside the data says what the members mean.</summary>
internal sealed record CorpusCase(
    string Name,
    string? Method,
    string? Path,
    IReadOnlyList<IReadOnlyList<string?>>? Headers,
    JsonElement? Body,
    CorpusExpectation Expect
);
