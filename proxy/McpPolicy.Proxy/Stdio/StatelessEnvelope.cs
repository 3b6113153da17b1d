using System.Text;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// Checks what every request of the stateless era says of itself (MCP 2026-07-28, Lifecycle). Servers check it too, but over stdio some
/// do so for the first message only: one client's malformed opening would decide what a shared process takes all others for.
/// </summary>
internal static class StatelessEnvelope
{
    private const string CapabilitiesKey = "io.modelcontextprotocol/clientCapabilities";

    /// <summary>Null, or the error to answer with. The only version bridged to stdio is <see cref="ProtocolVersions.FirstStateless"/>.</summary>
    public static ReadOnlyMemory<byte>? Check(McpRequest message, in ServerMessage scanned)
    {
        string version = Encoding.UTF8.GetString(message.MetaVersion.Span);
        if (version != ProtocolVersions.FirstStateless)
        {
            return RpcError.CreateUnsupportedVersion(message.Id.Span, ProtocolVersions.FirstStateless, version);
        }

        if (!MessageScanner.Find(scanned.Bytes.Span, scanned.Params, "_meta", CapabilitiesKey).Equals(default))
        {
            return null;
        }

        string problem = $"\"params._meta\" must have \"{CapabilitiesKey}\" in this protocol version.";
        return RpcError.Create(message.Id.Span, RpcError.InvalidParams, problem);
    }
}
