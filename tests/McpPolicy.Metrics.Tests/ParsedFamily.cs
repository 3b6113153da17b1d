namespace McpPolicy.Metrics.Tests;

/// <summary>One family read back from an exposition.</summary>
internal sealed record ParsedFamily(string Name, string Type, string Help, List<ParsedSample> Samples);
