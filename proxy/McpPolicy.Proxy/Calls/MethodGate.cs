using McpPolicy.Policy.Model;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>
/// What happens to methods other than <c>tools/call</c>. The protocol's housekeeping passes. Everything that reads or changes
/// something at the server is a side channel around the tools, and passes only where the policy's default is Allow; a method
/// that MCP does not have passes only where there are no rules either.
/// </summary>
internal static class MethodGate
{
    /// <summary>The verdict on a request or notification that is not <c>tools/call</c>.</summary>
    /// <param name="method">The method.</param>
    /// <param name="policy">The policy in force; null denies.</param>
    public static MethodVerdict Judge(McpMethod method, ActivePolicy? policy)
    {
        if (method is McpMethod.None or McpMethod.Lifecycle or McpMethod.Notification)
        {
            return MethodVerdict.Pass;
        }

        if (method == McpMethod.ToolsList)
        {
            return MethodVerdict.PassFiltered;
        }

        if (policy?.Policy.Default == DefaultAction.Allow)
        {
            // What a method that MCP does not have does at the server is unknown; it must not lead around a rule.
            return method == McpMethod.Other && policy.Policy.Rules.Length > 0 ? MethodVerdict.Deny : MethodVerdict.Pass;
        }

        // What may not be read is not listed either; an error here would make clients report a broken server.
        return method is McpMethod.ResourcesList or McpMethod.ResourceTemplatesList or McpMethod.PromptsList
            ? MethodVerdict.EmptyList
            : MethodVerdict.Deny;
    }

    /// <summary>Why a method was denied, in words that follow a colon.</summary>
    public static string Explain(ActivePolicy? policy) =>
        policy?.Policy.Default switch
        {
            null => "no valid policy is loaded",
            DefaultAction.Deny => "the policy denies by default, and has no rules for methods other than tools/call",
            _ => "MCP has no such method, and the policy's rules cannot be applied to it",
        };
}
