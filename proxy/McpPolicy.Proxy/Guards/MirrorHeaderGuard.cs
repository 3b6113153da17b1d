using McpPolicy.Proxy.Wire;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Guards;

/// <summary>
/// Compares the headers that mirror the body with the body (MCP 2026-07-28, Streamable HTTP, "Request headers"). Decisions are
/// made from the body alone; the headers only have to say the same, because something behind the proxy may believe them.
/// </summary>
internal static class MirrorHeaderGuard
{
    private const string VersionHeader = "MCP-Protocol-Version";
    private const string MethodHeader = "Mcp-Method";
    private const string NameHeader = "Mcp-Name";

    private static readonly Refusal BadVersion = new(
        400,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Headers,
        "MCP-Protocol-Version must be one protocol revision, such as 2025-11-25."
    );
    private static readonly Refusal VersionMismatch = Mismatch(
        "MCP-Protocol-Version must be present once and equal the protocol version in params._meta."
    );
    private static readonly Refusal MethodMismatch = Mismatch("Mcp-Method must be present once and equal the body's method.");
    private static readonly Refusal NameMismatch = Mismatch(
        "Mcp-Name must be present once and equal the name or URI in the body's params."
    );

    private static readonly Refusal MirroredResponse = Mismatch("A response has no method: leave out Mcp-Method and Mcp-Name.");

    /// <summary>Null, or why headers and body do not agree.</summary>
    public static Refusal? Check(IHeaderDictionary headers, McpRequest message)
    {
        Refusal? refusal = CheckVersion(headers[VersionHeader], message);
        if (refusal is not null)
        {
            return refusal;
        }

        if (message.Kind == MessageKind.Response)
        {
            // It has no method and no name that the headers could mirror.
            return headers.ContainsKey(MethodHeader) || headers.ContainsKey(NameHeader) ? MirroredResponse : null;
        }

        bool required = message.Era == ProtocolEra.Stateless && message.Kind == MessageKind.Request;
        if (!Matches(headers[MethodHeader], message.MethodName, required))
        {
            return MethodMismatch;
        }

        bool named = message.Method is McpMethod.ToolsCall or McpMethod.ResourcesRead or McpMethod.PromptsGet;
        return !named || Matches(headers[NameHeader], message.Name, required) ? null : NameMismatch;
    }

    private static Refusal? CheckVersion(StringValues header, McpRequest message)
    {
        if (message.Era == ProtocolEra.Stateless)
        {
            return header.Count == 1 && HeaderText.Equals(header[0], message.MetaVersion.Span) ? null : VersionMismatch;
        }

        if (header.Count == 0)
        {
            return null;
        }

        if (header.Count > 1 || !ProtocolVersions.IsDate(header[0]))
        {
            return BadVersion;
        }

        // A request of the stateless era says its version in the body too; a notification need not.
        return message.Kind == MessageKind.Request && ProtocolVersions.IsStateless(header[0]) ? Refusals.MetaVersionMissing : null;
    }

    private static bool Matches(StringValues header, ReadOnlyMemory<byte> value, bool required)
    {
        if (header.Count == 0)
        {
            return !required;
        }

        return header.Count == 1 && HeaderText.EqualsDecoded(header[0], value.Span);
    }

    private static Refusal Mismatch(string message) => new(400, JsonRpcCodes.HeaderMismatch, RefusalReason.Headers, message);
}
