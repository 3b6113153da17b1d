using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Calls;
using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>Forwards what may be answered with a list, and lets only the filtered list through; also what else is looked through.</summary>
internal sealed partial class ListForwarder(
    MessageForwarder forwarder,
    IPolicyProvider policies,
    IProxyObserver observer,
    TaskBindings tasks,
    WireLimits limits,
    ILogger<ListForwarder> logger
)
{
    /// <summary>Forwards a request for a list, or opens a stream (<paramref name="message"/> is null).</summary>
    public ValueTask<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, ActivePolicy? policy, Caller caller) =>
        ForwardAsync(context, message, ScopeOf(message, policy, caller, ListMessages.Instance));

    /// <summary>Forwards a request, and has its answer looked through by <paramref name="filter"/>.</summary>
    public ValueTask<UpstreamOutcome> ForwardAsync(
        HttpContext context,
        McpRequest message,
        ActivePolicy? policy,
        Caller caller,
        IMessageFilter filter
    ) => ForwardAsync(context, message, ScopeOf(message, policy, caller, filter));

    private async ValueTask<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, ListScope scope)
    {
        CancellationToken aborted = context.RequestAborted;
        Stream client = context.Response.Body;
        await using var filtered = new FilteredBody(context, client, scope);
        context.Response.Body = filtered;
        UpstreamOutcome outcome;
        try
        {
            outcome = await forwarder.RelayAsync(context, message, aborted);
            if (outcome == UpstreamOutcome.Answered)
            {
                await filtered.CompleteAsync(aborted);
            }
        }
        finally
        {
            context.Response.Body = client;
        }

        if (outcome != UpstreamOutcome.Answered)
        {
            // What is held of a broken answer is no message, and goes nowhere.
            await forwarder.AnswerForServerAsync(context, message, outcome, aborted);
        }
        else if (filtered.IsWithheld)
        {
            await WithholdAsync(context, message, aborted);
        }

        return outcome;
    }

    private ListScope ScopeOf(McpRequest? message, ActivePolicy? policy, Caller caller, IMessageFilter filter) =>
        new()
        {
            Policies = message is null ? policies : new FixedPolicy(policy),
            Caller = caller,
            Era = message?.Era ?? ProtocolEra.Sessions,
            Id = message?.Id ?? default,
            Limits = limits,
            Observer = observer,
            Filter = filter,
            Tasks = tasks,
        };

    private async ValueTask WithholdAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken)
    {
        observer.ListWithheld();
        Log.Withheld(logger);
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await JsonRpcErrors.SendAsync(context, WithheldAnswer.Refusal, message?.Id ?? default, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            WireEventIds.ListWithheld,
            LogLevel.Warning,
            "The MCP server's answer to a list, or an event of its stream, could not be filtered and was withheld"
        )]
        public static partial void Withheld(ILogger logger);
    }
}
