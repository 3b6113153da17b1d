namespace McpPolicy.Proxy.Wire;

/// <summary>The names of the methods the proxy knows (MCP 2025-03-26 to 2026-07-28).</summary>
internal static class MethodTable
{
    /// <summary>Every known name in lower case, to find spellings a lenient server would take for one.</summary>
    public static readonly byte[][] LowerCaseNames =
    [
        .. new[]
        {
            "initialize",
            "ping",
            "server/discover",
            "subscriptions/listen",
            "logging/setlevel",
            "tools/list",
            "tools/call",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "resources/subscribe",
            "resources/unsubscribe",
            "prompts/list",
            "prompts/get",
            "completion/complete",
            "tasks/get",
            "tasks/result",
            "tasks/list",
            "tasks/cancel",
            "tasks/update",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    /// <summary>Classifies an unescaped method name; names compare by code point.</summary>
    public static McpMethod Find(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            _ when name.SequenceEqual("tools/call"u8) => McpMethod.ToolsCall,
            _ when name.SequenceEqual("tools/list"u8) => McpMethod.ToolsList,
            _ when name.StartsWith("notifications/"u8) => McpMethod.Notification,
            _ when name.SequenceEqual("initialize"u8) || name.SequenceEqual("server/discover"u8) => McpMethod.Introduction,
            _ when name.SequenceEqual("ping"u8) => McpMethod.Lifecycle,
            _ when name.SequenceEqual("subscriptions/listen"u8) => McpMethod.Listen,
            _ when name.SequenceEqual("logging/setLevel"u8) => McpMethod.LoggingSetLevel,
            _ when name.StartsWith("resources/"u8) => FindResources(name["resources/"u8.Length..]),
            _ when name.SequenceEqual("prompts/get"u8) => McpMethod.PromptsGet,
            _ when name.SequenceEqual("prompts/list"u8) => McpMethod.PromptsList,
            _ when name.SequenceEqual("completion/complete"u8) => McpMethod.CompletionComplete,
            _ when name.StartsWith("tasks/"u8) => FindTasks(name["tasks/"u8.Length..]),
            _ => McpMethod.Other,
        };

    private static McpMethod FindResources(ReadOnlySpan<byte> rest) =>
        rest.Length switch
        {
            _ when rest.SequenceEqual("read"u8) => McpMethod.ResourcesRead,
            _ when rest.SequenceEqual("list"u8) => McpMethod.ResourcesList,
            _ when rest.SequenceEqual("templates/list"u8) => McpMethod.ResourceTemplatesList,
            _ when rest.SequenceEqual("subscribe"u8) || rest.SequenceEqual("unsubscribe"u8) => McpMethod.ResourcesSubscribe,
            _ => McpMethod.Other,
        };

    private static McpMethod FindTasks(ReadOnlySpan<byte> rest) =>
        rest.SequenceEqual("get"u8)
        || rest.SequenceEqual("result"u8)
        || rest.SequenceEqual("list"u8)
        || rest.SequenceEqual("cancel"u8)
        || rest.SequenceEqual("update"u8)
            ? McpMethod.Tasks
            : McpMethod.Other;
}
