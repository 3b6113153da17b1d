using System.Text.Json;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Reads the one JSON-RPC message of a POST.</summary>
internal static class RequestReader
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue EventStream = new("text/event-stream");

    /// <summary>The message, or the refusal that says what is wrong with the request.</summary>
    public static async Task<(JsonRpcMessage? Message, RpcError? Error)> ReadAsync(HttpRequest request)
    {
        if (RefuseMediaTypes(request) is { } refusal)
        {
            return (null, refusal);
        }

        try
        {
            var message = await JsonSerializer.DeserializeAsync<JsonRpcMessage>(
                request.Body,
                McpJsonUtilities.DefaultOptions,
                request.HttpContext.RequestAborted
            );
            return message is null ? (null, RpcError.BadRequest("The body is null.")) : (WithVersion(message, request), null);
        }
        catch (JsonException)
        {
            return (null, RpcError.BadRequest("The body is not one JSON-RPC message.", McpErrorCode.ParseError));
        }
        catch (BadHttpRequestException cause)
        {
            return (null, new RpcError(cause.StatusCode, RpcError.Unspecified, cause.Message));
        }
    }

    public static bool AcceptsEventStream(HttpRequest request) => request.GetTypedHeaders().Accept.Any(EventStream.IsSubsetOf);

    private static RpcError? RefuseMediaTypes(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.IsSubsetOf(Json))
        {
            return new RpcError(StatusCodes.Status415UnsupportedMediaType, RpcError.Unspecified, "Content-Type must be application/json.");
        }

        return request.GetTypedHeaders().Accept.Any(Json.IsSubsetOf) && AcceptsEventStream(request)
            ? null
            : new RpcError(
                StatusCodes.Status406NotAcceptable,
                RpcError.Unspecified,
                "Accept must list application/json and text/event-stream."
            );
    }

    private static JsonRpcMessage WithVersion(JsonRpcMessage message, HttpRequest request)
    {
        var version = request.Headers[McpHeaders.ProtocolVersion].ToString();
        if (version.Length > 0)
        {
            message.Context ??= new JsonRpcMessageContext();
            message.Context.ProtocolVersion = version;
        }

        return message;
    }
}
