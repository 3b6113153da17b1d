using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>What a client gets in place of a list that could not be filtered.</summary>
internal static class WithheldAnswer
{
    /// <summary>As an HTTP answer.</summary>
    public static readonly Refusal Refusal = new(
        StatusCodes.Status502BadGateway,
        JsonRpcCodes.UpstreamAnswerRefused,
        RefusalReason.Syntax,
        "The MCP server's answer could hold a list and cannot be filtered with certainty, so it is withheld."
    );

    /// <summary>As a message on a stream.</summary>
    public static void Write(PooledBuffer output, ReadOnlySpan<byte> id) => JsonRpcErrors.Write(output, id, Refusal.Code, Refusal.Message);
}
