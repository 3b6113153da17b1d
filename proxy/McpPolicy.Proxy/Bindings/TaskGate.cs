using System.Text;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Model;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Bindings;

/// <summary>
/// Decides on <c>tasks/*</c>. A task is what became of a call, so the decision on the call holds for it: its caller may follow it
/// where no rule says otherwise, as long as the tool is not denied since, and nobody else may.
/// </summary>
internal sealed class TaskGate(TaskBindings tasks)
{
    private const string NotYours = "No call of this caller made the task, as far as this proxy knows.";

    /// <summary>What is decided, given what the rules about the method say.</summary>
    public Decision Decide(McpRequest message, ActivePolicy policy, Caller caller, in Decision byRules)
    {
        bool isDeniedByRule = byRules.Effect != Effect.Allow && byRules.Rule is not null;
        if (isDeniedByRule || byRules.Effect == Effect.Error)
        {
            return byRules;
        }

        // tasks/list has no task; its answer shows the caller's own.
        if (message.TaskId.IsEmpty)
        {
            return Allowed(byRules);
        }

        TaskOwner? owner = tasks.Find(message.TaskId.Span);
        if (owner is null && IsOpen(policy))
        {
            return byRules;
        }

        if (owner?.CallerId != caller.Id)
        {
            return Refused(byRules, NotYours);
        }

        bool isCancel = message.MethodName.Span.SequenceEqual("tasks/cancel"u8);
        return isCancel || policy.Engine.IsListed(owner.Tool, caller)
            ? Allowed(byRules)
            : Refused(byRules, $"The policy denies {Encoding.UTF8.GetString(owner.Tool)}, whose call made the task, by now.");
    }

    /// <summary>Whether a policy lets everything pass, tasks that nobody is known to own among it.</summary>
    public static bool IsOpen(ActivePolicy policy) => policy.Policy is { Default: DefaultAction.Allow, Rules.IsEmpty: true };

    private static Decision Allowed(in Decision byRules) =>
        byRules.Effect == Effect.Allow ? byRules : byRules with { Effect = Effect.Allow, Reason = null };

    private static Decision Refused(in Decision byRules, string reason) =>
        byRules with
        {
            Effect = Effect.Deny,
            Rule = null,
            Reason = reason,
        };
}
