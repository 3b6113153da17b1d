namespace McpPolicy.Metrics.Tests;

/// <summary>One line read back from an exposition.</summary>
internal sealed record ParsedSample(string Name, Dictionary<string, string> Labels, double Value);
