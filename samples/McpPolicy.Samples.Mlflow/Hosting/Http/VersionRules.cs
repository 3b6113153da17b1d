using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Which protocol revision a request is made in, and whether that is one we serve.</summary>
internal static class VersionRules
{
    public static bool IsStateless(HttpRequest request) => ProtocolVersions.IsStateless(Header(request));

    /// <summary>The refusal of an unknown revision, or of metadata that claims another one than the header; null when all is well.</summary>
    public static RpcError? Check(HttpRequest request, JsonRpcMessage message)
    {
        var version = Header(request);
        if (version.Length > 0 && !ProtocolVersions.Served.Contains(version, StringComparer.Ordinal))
        {
            return Unsupported(version);
        }

        return StatelessRules.VersionOf(message) is { } inBody && ProtocolVersions.IsStateless(inBody) && inBody != version
            ? RpcError.BadRequest(
                $"The header {McpHeaders.ProtocolVersion} must be given once and equal to what the body says.",
                McpErrorCode.HeaderMismatch
            )
            : null;
    }

    private static string Header(HttpRequest request) => request.Headers[McpHeaders.ProtocolVersion].ToString();

    private static RpcError Unsupported(string version) =>
        new(
            StatusCodes.Status400BadRequest,
            (int)McpErrorCode.UnsupportedProtocolVersion,
            $"Protocol version '{version}' is not supported.",
            new JsonObject
            {
                ["supported"] = new JsonArray([.. ProtocolVersions.Served.Select(static served => (JsonNode?)served)]),
                ["requested"] = version,
            }
        );
}
