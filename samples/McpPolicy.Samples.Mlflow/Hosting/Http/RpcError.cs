using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>An HTTP refusal with the JSON-RPC error that goes in its body.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The JSON-RPC error code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Data">Details for programs, or null.</param>
internal sealed record RpcError(int Status, int Code, string Message, JsonNode? Data = null)
{
    /// <summary>For refusals that have no code of their own, as the SDKs use it.</summary>
    public const int Unspecified = -32000;

    /// <summary>No such session: the client starts a new one.</summary>
    public const int SessionNotFound = -32001;

    public static RpcError BadRequest(string message, McpErrorCode code = McpErrorCode.InvalidRequest) =>
        new(StatusCodes.Status400BadRequest, (int)code, message);

    /// <summary>Answers with this refusal.</summary>
    /// <param name="response">Where to; nothing has been written yet.</param>
    /// <param name="id">The request's id, when it was readable.</param>
    public Task WriteAsync(HttpResponse response, RequestId id = default)
    {
        response.StatusCode = Status;
        return response.WriteAsJsonAsync(Body(Message, Code, Data, id), response.HttpContext.RequestAborted);
    }

    public static JsonObject Body(string message, int code = Unspecified, JsonNode? data = null, RequestId id = default)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (data is not null)
        {
            error["data"] = data;
        }

        return new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = JsonSerializer.SerializeToNode(id, McpJsonUtilities.DefaultOptions),
            ["error"] = error,
        };
    }
}
