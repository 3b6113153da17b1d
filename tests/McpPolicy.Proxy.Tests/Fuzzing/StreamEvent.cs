namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>An event as a client gets it.</summary>
internal readonly record struct StreamEvent(string Id, string Type, string Data);
