using System.Text;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Methods;
using McpPolicy.Proxy.Authentication;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>Asks the policy about requests other than <c>tools/call</c>, and answers those it refuses.</summary>
internal sealed partial class MethodDecider(
    TaskGate tasks,
    ICounterStore counters,
    Challenges challenges,
    IProxyObserver observer,
    TimeProvider time,
    ILogger<MethodDecider> logger
)
{
    private const string Subscribe = "resources/subscribe";

    /// <summary>Decides on a request; on <c>subscriptions/listen</c> that is whether each of its resources may be subscribed to.</summary>
    /// <param name="context">The request.</param>
    /// <param name="message">The parsed request.</param>
    /// <param name="policy">The policy that this request keeps to; null refuses.</param>
    /// <param name="caller">Who asks.</param>
    public async ValueTask<Decision> DecideAsync(HttpContext context, McpRequest message, ActivePolicy? policy, Caller caller)
    {
        Decision decision =
            message.Method == McpMethod.Listen
                ? await DecideSubscribedAsync(context, message, policy, caller)
                : await DecideAsync(policy, CallOf(context, message, caller), context.RequestAborted);
        if (message.Method == McpMethod.Tasks && policy is not null)
        {
            decision = tasks.Decide(message, policy, caller, decision);
            if (decision.Effect != Effect.Allow)
            {
                await GiveBackAsync(decision);
            }
        }

        observer.MethodDecided(policy, message.Method, in decision);
        return decision;
    }

    /// <summary>Answers a refused request with a JSON-RPC error.</summary>
    public async ValueTask RefuseAsync(HttpContext context, McpRequest message, Decision decision)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        if (logger.IsEnabled(LogLevel.Information))
        {
            string target = Encoding.UTF8.GetString(decision.ToolName.Span);
            Log.Refused(logger, decision.MethodName!, target, decision.Effect, decision.PolicyName, decision.RuleName, id.ToString("N"));
        }

        if (challenges.InsufficientScope(context, decision) is { } stepUp)
        {
            await JsonRpcErrors.SendAsync(context, stepUp, message.Id, context.RequestAborted);
            return;
        }

        using var output = new PooledBuffer();
        int status = MethodDenialWriter.Write(output, message, in decision, id);
        await AnswerWriter.WriteAsync(context, status, output, context.RequestAborted);
    }

    /// <summary>Gives back the quota of a request that did not reach the server.</summary>
    public ValueTask GiveBackAsync(Decision decision) =>
        decision.Reservation.Count > 0 ? counters.ReleaseAsync(decision.Reservation) : ValueTask.CompletedTask;

    private static MethodCall CallOf(HttpContext context, McpRequest message, Caller caller) =>
        new()
        {
            Method = Encoding.UTF8.GetString(message.MethodName.Span),
            Kind = message.TargetKind,
            Target = message.Target,
            Arguments = message.Method == McpMethod.PromptsGet ? message.Arguments : default,
            Caller = caller,
            Session = CountedSession.Of(context, message),
        };

    private static async ValueTask<Decision> DecideSubscribedAsync(
        HttpContext context,
        McpRequest message,
        ActivePolicy? policy,
        Caller caller
    )
    {
        foreach (ReadOnlyMemory<byte> uri in message.Subscribed)
        {
            var call = new MethodCall
            {
                Method = Subscribe,
                Kind = TargetKind.Resource,
                Target = uri,
                Caller = caller,
            };
            Decision decision = await DecideAsync(policy, call, context.RequestAborted);
            if (decision.Effect != Effect.Allow)
            {
                return decision;
            }
        }

        return new Decision { Effect = Effect.Allow };
    }

    private static ValueTask<Decision> DecideAsync(ActivePolicy? policy, in MethodCall call, CancellationToken cancellationToken) =>
        policy?.Engine.DecideAsync(call, cancellationToken)
        ?? new ValueTask<Decision>(
            new Decision
            {
                Effect = Effect.Error,
                Reason = "No valid policy is loaded, so nothing is allowed.",
                MethodName = call.Method,
                ToolName = call.Target,
            }
        );

    private static partial class Log
    {
        [LoggerMessage(
            WireEventIds.MethodDenied,
            LogLevel.Information,
            "Refused {Method} {Target}: {Effect} by policy '{Policy}', rule '{Rule}' (decision {DecisionId})"
        )]
        public static partial void Refused(
            ILogger logger,
            string method,
            string target,
            Effect effect,
            string policy,
            string rule,
            string decisionId
        );
    }
}
