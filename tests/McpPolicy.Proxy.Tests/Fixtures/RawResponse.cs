namespace McpPolicy.Proxy.Tests.Fixtures;

/// <summary>An HTTP answer read from a socket, its body as it came.</summary>
internal sealed record RawResponse(int Status, string Head, string Body);
