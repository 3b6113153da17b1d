using System.Text;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Limits;
using McpPolicy.Proxy.Authentication;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>Decides every <c>tools/call</c>, of whatever variant, and forwards or refuses it.</summary>
internal sealed partial class ToolCallHandler(
    MessageForwarder forwarder,
    ListForwarder lists,
    TaskBindings tasks,
    ICounterStore counters,
    Challenges challenges,
    IProxyObserver observer,
    TimeProvider time,
    ILogger<ToolCallHandler> logger
)
{
    /// <summary>Handles one call.</summary>
    /// <param name="context">The request.</param>
    /// <param name="message">The parsed call.</param>
    /// <param name="policy">The policy that this request keeps to; null refuses.</param>
    /// <param name="caller">Who calls.</param>
    public async ValueTask<UpstreamOutcome> HandleAsync(HttpContext context, McpRequest message, ActivePolicy? policy, Caller caller)
    {
        CancellationToken aborted = context.RequestAborted;
        Decision decision = policy is null ? NoPolicy(message) : await policy.Engine.DecideAsync(CallOf(context, message, caller), aborted);
        observer.ToolCallDecided(policy, message.Name.Span, in decision);
        if (decision.Effect != Effect.Allow)
        {
            await RefuseAsync(context, message, decision, aborted);
            return UpstreamOutcome.Answered;
        }

        UpstreamOutcome outcome = message.MayBecomeTask
            ? await lists.ForwardAsync(context, message, policy, caller, TasksOf(message, caller))
            : await forwarder.RelayAsync(context, message, aborted);
        if (outcome == UpstreamOutcome.NotSent && decision.Reservation.Count > 0)
        {
            // Before the answer: a client that tries again at once must not meet its own reservation.
            await counters.ReleaseAsync(decision.Reservation);
        }

        if (!message.MayBecomeTask)
        {
            await forwarder.AnswerForServerAsync(context, message, outcome, aborted);
        }

        return outcome;
    }

    private TaskMessages TasksOf(McpRequest message, Caller caller) => new(tasks, new TaskOwner(caller.Id, message.Name.ToArray()));

    private static ToolCall CallOf(HttpContext context, McpRequest message, Caller caller) =>
        new()
        {
            Name = message.Name,
            Arguments = message.Arguments,
            Caller = caller,
            Session = CountedSession.Of(context, message),
        };

    private static Decision NoPolicy(McpRequest message) =>
        new()
        {
            Effect = Effect.Error,
            Reason = "No valid policy is loaded, so nothing is allowed.",
            ToolName = message.Name,
        };

    private async ValueTask RefuseAsync(HttpContext context, McpRequest message, Decision decision, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        if (logger.IsEnabled(LogLevel.Information))
        {
            string tool = Encoding.UTF8.GetString(message.Name.Span);
            Log.ToolCallRefused(logger, tool, decision.Effect, decision.PolicyName, decision.RuleName, id.ToString("N"));
        }

        if (challenges.InsufficientScope(context, decision) is { } stepUp)
        {
            await JsonRpcErrors.SendAsync(context, stepUp, message.Id, cancellationToken);
            return;
        }

        using var output = new PooledBuffer();
        DenialWriter.Write(output, message, in decision, id);
        await AnswerWriter.WriteAsync(context, StatusCodes.Status200OK, output, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(
            WireEventIds.ToolCallRefused,
            LogLevel.Information,
            "Refused a call of {Tool}: {Effect} by policy '{Policy}', rule '{Rule}' (decision {DecisionId})"
        )]
        public static partial void ToolCallRefused(
            ILogger logger,
            string tool,
            Effect effect,
            string policy,
            string rule,
            string decisionId
        );
    }
}
