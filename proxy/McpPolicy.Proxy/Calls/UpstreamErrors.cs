using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>The errors that stand for answers which the server did not give.</summary>
internal static class UpstreamErrors
{
    private static readonly Refusal AnswerRefused = new(
        StatusCodes.Status502BadGateway,
        JsonRpcCodes.UpstreamAnswerRefused,
        RefusalReason.Route,
        "The MCP server answered with a redirect or asked the proxy for credentials, which is not passed on."
    );

    private static readonly Refusal[] NotSent =
    [
        .. Enum.GetValues<UpstreamFailure>()
            .Select(static f => Unavailable(502, $"The MCP server cannot be reached{Because(f)}. Not executed.")),
    ];

    private static readonly Refusal[] Failed =
    [
        .. Enum.GetValues<UpstreamFailure>()
            .Select(static f => Unavailable(502, $"The MCP server gave no usable answer{Because(f)}. The call may have been executed.")),
    ];

    private static readonly Refusal TimedOut = Unavailable(504, "The MCP server did not answer in time. The call may have been executed.");
    private static readonly Refusal Stopping = Unavailable(503, "The proxy is stopping; connect again.");

    /// <summary>The error for an outcome; null when there was an answer, or nobody to read one.</summary>
    public static Refusal? For(UpstreamOutcome outcome, UpstreamFailure failure) =>
        outcome switch
        {
            UpstreamOutcome.NotSent => NotSent[(int)failure],
            UpstreamOutcome.Failed => Failed[(int)failure],
            UpstreamOutcome.TimedOut => failure == UpstreamFailure.Stopping ? Stopping : TimedOut,
            UpstreamOutcome.AnswerRefused => AnswerRefused,
            _ => null,
        };

    private static string Because(UpstreamFailure failure) =>
        failure switch
        {
            UpstreamFailure.NameUnknown => ": its host name cannot be resolved",
            UpstreamFailure.Refused => ": nothing accepts connections at its address",
            UpstreamFailure.Tls => ": the TLS handshake failed",
            UpstreamFailure.ConnectTimeout => ": no connection was made in the time allowed",
            UpstreamFailure.Reset => ": the connection broke",
            UpstreamFailure.NotHttp => ": what came is not HTTP",
            UpstreamFailure.NotRunning => ": its program is not running",
            UpstreamFailure.TooManySessions => ": as many sessions are open as are allowed; close one, or try later",
            _ => string.Empty,
        };

    private static Refusal Unavailable(int status, string message) =>
        new(status, JsonRpcCodes.UpstreamUnavailable, RefusalReason.Route, message);
}
