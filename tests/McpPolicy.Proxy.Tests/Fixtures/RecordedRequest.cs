using System.Text;

namespace McpPolicy.Proxy.Tests.Fixtures;

/// <summary>What reached the server behind the proxy.</summary>
internal sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
