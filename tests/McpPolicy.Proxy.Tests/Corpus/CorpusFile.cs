namespace McpPolicy.Proxy.Tests.Corpus;

/// <summary>The cases of one class.</summary>
internal sealed record CorpusFile(string About, IReadOnlyList<CorpusCase> Cases);
