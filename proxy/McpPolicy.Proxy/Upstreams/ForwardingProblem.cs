using System.Net.Sockets;
using Yarp.ReverseProxy.Forwarder;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>Reads the forwarder's errors: what went wrong, and whether the server may have seen the message.</summary>
internal static class ForwardingProblem
{
    /// <summary>The outcome of an exchange that failed for another reason than the client or the time allowed.</summary>
    public static UpstreamOutcome OutcomeOf(ForwarderError error, Exception? exception, out UpstreamProblem problem)
    {
        UpstreamFailure failure = FailureOf(exception);
        problem = new UpstreamProblem(failure, DetailOf(exception));
        if (failure == UpstreamFailure.ConnectTimeout)
        {
            return UpstreamOutcome.NotSent;
        }

        if (error == ForwarderError.RequestTimedOut)
        {
            return UpstreamOutcome.TimedOut;
        }

        bool isBeforeSending = failure is UpstreamFailure.NameUnknown or UpstreamFailure.Refused or UpstreamFailure.Tls;
        return error == ForwarderError.Request && isBeforeSending ? UpstreamOutcome.NotSent : UpstreamOutcome.Failed;
    }

    private static UpstreamFailure FailureOf(Exception? exception) =>
        exception switch
        {
            // The handler says it this way when ConnectTimeout has passed.
            OperationCanceledException { InnerException: TimeoutException } => UpstreamFailure.ConnectTimeout,
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => UpstreamFailure.NameUnknown,
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => UpstreamFailure.Refused,
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => UpstreamFailure.Tls,
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => UpstreamFailure.Reset,
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => UpstreamFailure.NotHttp,
            _ => CausesOf(exception).Any(static e => e is SocketException or HttpIOException)
                ? UpstreamFailure.Reset
                : UpstreamFailure.Unknown,
        };

    // The innermost says it best: "Connection refused", "UntrustedRoot".
    private static string DetailOf(Exception? exception) => CausesOf(exception).LastOrDefault()?.Message ?? string.Empty;

    private static IEnumerable<Exception> CausesOf(Exception? exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
