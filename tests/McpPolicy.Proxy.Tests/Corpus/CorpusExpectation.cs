namespace McpPolicy.Proxy.Tests.Corpus;

/// <summary>What a gateway that lets nothing past does with a case.</summary>
internal sealed record CorpusExpectation(bool Forwarded, int Status, int? Code, string? Effect);
