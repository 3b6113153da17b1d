namespace McpPolicy.Proxy.Streams;

/// <summary>When and how a stream that clients listen to ends.</summary>
/// <param name="Farewell">The last event; empty for none.</param>
/// <param name="Stopping">Says that it is time to end.</param>
internal sealed record StreamEnding(ReadOnlyMemory<byte> Farewell, CancellationToken Stopping);
