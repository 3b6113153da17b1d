namespace McpPolicy.Corpus.Reading.Json;

/// <summary>A member of an object.</summary>
internal sealed record LenientMember(string Name, LenientValue Value);
