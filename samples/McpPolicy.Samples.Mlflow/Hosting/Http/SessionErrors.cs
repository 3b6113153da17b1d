namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Refusals that have to do with sessions.</summary>
internal static class SessionErrors
{
    public static RpcError NotFound => new(StatusCodes.Status404NotFound, RpcError.SessionNotFound, "Session not found");

    public static RpcError Missing =>
        new(
            StatusCodes.Status400BadRequest,
            RpcError.Unspecified,
            "Mcp-Session-Id is missing; a session starts with an initialize request."
        );

    public static RpcError Full =>
        new(StatusCodes.Status503ServiceUnavailable, RpcError.Unspecified, "All sessions are in use; try again later.");

    public static RpcError NoStream =>
        new(StatusCodes.Status405MethodNotAllowed, RpcError.Unspecified, "This protocol revision knows POST only.");

    public static RpcError StreamTaken => new(StatusCodes.Status409Conflict, RpcError.Unspecified, "The session has a stream already.");
}
