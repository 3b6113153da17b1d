namespace McpPolicy.Proxy.Stdio;

/// <summary>A message on its way to the client.</summary>
/// <param name="Bytes">The message, as the client is to see it.</param>
/// <param name="IsAnswer">Whether it answers the request, and so is the last one.</param>
internal readonly record struct RelayedMessage(ReadOnlyMemory<byte> Bytes, bool IsAnswer);
