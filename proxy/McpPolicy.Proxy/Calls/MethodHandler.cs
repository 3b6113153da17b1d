using System.Text;
using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>Handles every POSTed message that is not <c>tools/call</c>.</summary>
internal sealed partial class MethodHandler(
    MessageForwarder forwarder,
    ListForwarder lists,
    IProxyObserver observer,
    ILogger<MethodHandler> logger
)
{
    /// <summary>Handles one message.</summary>
    public ValueTask<UpstreamOutcome> HandleAsync(HttpContext context, McpRequest message, ActivePolicy? policy, Caller caller) =>
        MethodGate.Judge(message.Method, policy) switch
        {
            MethodVerdict.Pass => forwarder.ForwardAsync(context, message, context.RequestAborted),
            MethodVerdict.PassFiltered => lists.ForwardAsync(context, message, policy, caller),
            MethodVerdict.EmptyList => AnswerEmptyAsync(context, message),
            _ => DenyAsync(context, message, policy),
        };

    private static async ValueTask<UpstreamOutcome> AnswerEmptyAsync(HttpContext context, McpRequest message)
    {
        using var output = new PooledBuffer();
        EmptyListWriter.Write(output, message);
        await AnswerWriter.WriteAsync(context, StatusCodes.Status200OK, output, context.RequestAborted);
        return UpstreamOutcome.Answered;
    }

    private async ValueTask<UpstreamOutcome> DenyAsync(HttpContext context, McpRequest message, ActivePolicy? policy)
    {
        observer.MethodDenied(message.Method);
        string method = Encoding.UTF8.GetString(message.MethodName.Span);
        string reason = MethodGate.Explain(policy);
        Log.MethodDenied(logger, method, reason);
        var denied = new Refusal(
            StatusCodes.Status200OK,
            JsonRpcCodes.PolicyDenied,
            RefusalReason.Route,
            $"{method} is not allowed: {reason}. Not executed."
        );
        await JsonRpcErrors.SendAsync(context, denied, message.Id, context.RequestAborted);
        return UpstreamOutcome.Answered;
    }

    private static partial class Log
    {
        [LoggerMessage(WireEventIds.MethodDenied, LogLevel.Information, "Denied {Method}: {Reason}")]
        public static partial void MethodDenied(ILogger logger, string method, string reason);
    }
}
