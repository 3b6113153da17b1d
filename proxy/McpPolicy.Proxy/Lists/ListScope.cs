using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Calls;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>For whom, and by what, lists in one answer or stream are filtered.</summary>
internal sealed class ListScope
{
    /// <summary>Gives the policy: the one the request took, or for a stream, which may last for hours, the one now in force.</summary>
    public required IPolicyProvider Policies { get; init; }

    /// <summary>Who will see the list.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The era of the request; lists of the stateless one carry cache hints.</summary>
    public required ProtocolEra Era { get; init; }

    /// <summary>The raw JSON of the request's id; empty for a stream.</summary>
    public ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The limits on what is looked through.</summary>
    public required WireLimits Limits { get; init; }

    /// <summary>What looks through the messages; by default for lists, to filter them.</summary>
    public IMessageFilter Filter { get; init; } = ListMessages.Instance;

    /// <summary>Whose the tasks in lists are; null: nobody's.</summary>
    public TaskBindings? Tasks { get; init; }

    /// <summary>Is told which tools the server has.</summary>
    public required IProxyObserver Observer { get; init; }
}
