namespace McpPolicy.Corpus.Reading.Json;

/// <summary>A value found in a text, and what it took to find it.</summary>
internal sealed record LenientDocument(LenientValue Value, Leniency Leniency);
