using System.Text.Json;

namespace McpPolicy.Proxy.Wire;

/// <summary>The members of <c>params</c> that some method gives a meaning to.</summary>
internal struct ParamsFields
{
    /// <summary>The kind of <c>name</c>; None when absent.</summary>
    public JsonTokenType NameKind;
    public ReadOnlyMemory<byte> Name;

    /// <summary>The kind of <c>uri</c>; None when absent.</summary>
    public JsonTokenType UriKind;
    public ReadOnlyMemory<byte> Uri;

    /// <summary>The kind of <c>arguments</c>; None when absent.</summary>
    public JsonTokenType ArgumentsKind;
    public ReadOnlyMemory<byte> Arguments;

    /// <summary>What <c>ref</c> says.</summary>
    public ReferenceFields Reference;

    /// <summary>What <c>notifications</c> asks for.</summary>
    public SubscriptionFields Subscription;

    /// <summary>The kind of <c>taskId</c>; None when absent.</summary>
    public JsonTokenType TaskIdKind;
    public ReadOnlyMemory<byte> TaskId;

    /// <summary>Whether there is a <c>task</c> (MCP 2025-11-25, Tasks).</summary>
    public bool HasTask;

    public ReadOnlyMemory<byte> MetaVersion;

    /// <summary>The raw JSON of the client's capabilities in <c>_meta</c>.</summary>
    public ReadOnlyMemory<byte> MetaCapabilities;
}
