using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>
/// Handles every POSTed message that is not <c>tools/call</c>. What it takes to be connected passes; lists are answered filtered;
/// everything else reads or changes something at the server, and is decided by the policy.
/// </summary>
internal sealed class MethodHandler(MessageForwarder forwarder, ListForwarder lists, MethodDecider decider, SessionBindings sessions)
{
    /// <summary>Handles one message.</summary>
    public ValueTask<UpstreamOutcome> HandleAsync(HttpContext context, McpRequest message, ActivePolicy? policy, Caller caller) =>
        message.Method switch
        {
            McpMethod.Introduction => IntroduceAsync(context, message, caller),
            McpMethod.None or McpMethod.Lifecycle or McpMethod.Notification => forwarder.ForwardAsync(
                context,
                message,
                context.RequestAborted
            ),
            McpMethod.ToolsList or McpMethod.ResourcesList or McpMethod.ResourceTemplatesList or McpMethod.PromptsList => ListAsync(
                context,
                message,
                policy,
                caller
            ),
            _ => DecideAsync(context, message, policy, caller),
        };

    private ValueTask<UpstreamOutcome> IntroduceAsync(HttpContext context, McpRequest message, Caller caller)
    {
        if (message.Era == ProtocolEra.Sessions)
        {
            sessions.BindOpened(context, caller);
        }

        return forwarder.ForwardAsync(context, message, context.RequestAborted);
    }

    private async ValueTask<UpstreamOutcome> ListAsync(HttpContext context, McpRequest message, ActivePolicy? policy, Caller caller)
    {
        if (ListKind.Of(message.Method).MayHold(policy))
        {
            return await lists.ForwardAsync(context, message, policy, caller);
        }

        // What may not be read is not listed either; an error here would make clients report a broken server.
        using var output = new PooledBuffer();
        EmptyListWriter.Write(output, message);
        await AnswerWriter.WriteAsync(context, StatusCodes.Status200OK, output, context.RequestAborted);
        return UpstreamOutcome.Answered;
    }

    private async ValueTask<UpstreamOutcome> DecideAsync(HttpContext context, McpRequest message, ActivePolicy? policy, Caller caller)
    {
        Decision decision = await decider.DecideAsync(context, message, policy, caller);
        if (decision.Effect != Effect.Allow)
        {
            await decider.RefuseAsync(context, message, decision);
            return UpstreamOutcome.Answered;
        }

        bool isTaskList = message.Method == McpMethod.Tasks && message.TaskId.IsEmpty;
        UpstreamOutcome outcome = isTaskList
            ? await lists.ForwardAsync(context, message, policy, caller)
            : await forwarder.RelayAsync(context, message, context.RequestAborted);
        if (outcome == UpstreamOutcome.NotSent)
        {
            await decider.GiveBackAsync(decision);
        }

        if (!isTaskList)
        {
            await forwarder.AnswerForServerAsync(context, message, outcome, context.RequestAborted);
        }

        return outcome;
    }
}
