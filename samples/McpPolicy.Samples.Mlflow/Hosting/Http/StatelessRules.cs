using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>What revision 2026-07-28 demands of each request: metadata in the body, and headers that mirror it.</summary>
internal static class StatelessRules
{
    private const string VersionKey = "io.modelcontextprotocol/protocolVersion";
    private const string CapabilitiesKey = "io.modelcontextprotocol/clientCapabilities";

    /// <summary>The refusal of a request that breaks a rule; null when it keeps them all.</summary>
    public static RpcError? Check(HttpRequest http, JsonRpcMessage message) =>
        message switch
        {
            JsonRpcRequest request => CheckMethod(http, request.Method) ?? CheckName(http, request) ?? CheckMeta(http, request.Params),
            JsonRpcNotification notification => CheckMethod(http, notification.Method),
            _ => RpcError.BadRequest("This revision has no responses from clients."),
        };

    /// <summary>The revision that a message's metadata names, or null.</summary>
    public static string? VersionOf(JsonRpcMessage message) => Text(Meta((message as JsonRpcRequest)?.Params)?[VersionKey]);

    private static RpcError? CheckMethod(HttpRequest http, string method) => CheckMirror(http, McpHeaders.Method, method);

    private static RpcError? CheckName(HttpRequest http, JsonRpcRequest request) =>
        request.Method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => CheckMirror(http, McpHeaders.Name, Member(request, "name")),
            RequestMethods.ResourcesRead => CheckMirror(http, McpHeaders.Name, Member(request, "uri")),
            _ => null,
        };

    private static RpcError? CheckMeta(HttpRequest http, JsonNode? parameters)
    {
        var meta = Meta(parameters);
        if (Text(meta?[VersionKey]) is not { } version || meta?[CapabilitiesKey] is not JsonObject)
        {
            return RpcError.BadRequest($"params._meta must have {VersionKey} and {CapabilitiesKey}.", McpErrorCode.InvalidParams);
        }

        return CheckMirror(http, McpHeaders.ProtocolVersion, version);
    }

    private static RpcError? CheckMirror(HttpRequest http, string header, string? expected)
    {
        var values = http.Headers[header];
        return values.Count == 1 && expected is not null && Decode(values[0]!) == expected
            ? null
            : RpcError.BadRequest($"The header {header} must be given once and equal to what the body says.", McpErrorCode.HeaderMismatch);
    }

    /// <summary>Undoes <c>=?base64?…?=</c>, the form of values that a header cannot carry; null when it is malformed.</summary>
    private static string? Decode(string value)
    {
        const string Prefix = "=?base64?";
        const string Suffix = "?=";
        if (!value.StartsWith(Prefix, StringComparison.Ordinal) || !value.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return value;
        }

        var encoded = value[Prefix.Length..^Suffix.Length];
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static string? Member(JsonRpcRequest request, string name) => Text((request.Params as JsonObject)?[name]);

    private static JsonObject? Meta(JsonNode? parameters) => (parameters as JsonObject)?["_meta"] as JsonObject;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
