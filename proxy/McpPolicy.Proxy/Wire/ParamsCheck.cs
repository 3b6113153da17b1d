using System.Text.Json;
using McpPolicy.Policy.Methods;

namespace McpPolicy.Proxy.Wire;

/// <summary>Whether the parameters of a known method are there and of the right kind, and what they are about.</summary>
internal static class ParamsCheck
{
    private const int MaxTaskId = 1024;

    /// <summary>Null, or why the parameters are refused.</summary>
    public static Refusal? Check(McpMethod method, ReadOnlySpan<byte> methodName, ref ParamsFields fields, WireLimits limits) =>
        method switch
        {
            McpMethod.ToolsCall or McpMethod.PromptsGet => CheckName(fields.NameKind, fields.Name, limits, Refusals.ToolName)
                ?? CheckArguments(fields.ArgumentsKind),
            McpMethod.ResourcesSubscribe when fields.UriKind == JsonTokenType.None && !fields.MetaVersion.IsEmpty => Refusals.NoSubscribe,
            McpMethod.ResourcesRead or McpMethod.ResourcesSubscribe => fields.UriKind == JsonTokenType.String ? null : Refusals.ResourceUri,
            McpMethod.CompletionComplete => CheckReference(ref fields.Reference, limits),
            McpMethod.Tasks when !IsTaskList(methodName) => CheckTaskId(ref fields),
            McpMethod.Listen => fields.Subscription.IsOdd ? Refusals.Subscription : null,
            _ => null,
        };

    /// <summary>What the request is about.</summary>
    public static (TargetKind Kind, ReadOnlyMemory<byte> Target) TargetOf(McpMethod method, ref ParamsFields fields) =>
        method switch
        {
            McpMethod.PromptsGet => (TargetKind.Prompt, fields.Name),
            McpMethod.ResourcesRead or McpMethod.ResourcesSubscribe => (TargetKind.Resource, fields.Uri),
            McpMethod.CompletionComplete when IsPrompt(ref fields.Reference) => (TargetKind.Prompt, fields.Reference.Name),
            McpMethod.CompletionComplete => (KindOf(fields.Reference.Uri.Span), fields.Reference.Uri),
            _ => (TargetKind.None, default),
        };

    /// <summary>The task that the request is about; empty for a list of tasks, whatever its parameters say.</summary>
    public static ReadOnlyMemory<byte> TaskIdOf(McpMethod method, ReadOnlySpan<byte> methodName, ref ParamsFields fields) =>
        method == McpMethod.Tasks && !IsTaskList(methodName) ? fields.TaskId : default;

    private static bool IsTaskList(ReadOnlySpan<byte> methodName) => methodName.SequenceEqual("tasks/list"u8);

    private static TargetKind KindOf(ReadOnlySpan<byte> uri) => uri.Contains((byte)'{') ? TargetKind.Template : TargetKind.Resource;

    private static bool IsPrompt(ref ReferenceFields reference) => reference.Type.Span.SequenceEqual("ref/prompt"u8);

    private static Refusal? CheckReference(ref ReferenceFields reference, WireLimits limits)
    {
        if (IsPrompt(ref reference) && reference.UriKind == JsonTokenType.None)
        {
            return CheckName(reference.NameKind, reference.Name, limits, Refusals.Reference);
        }

        bool isResource = reference.Type.Span.SequenceEqual("ref/resource"u8) && reference.NameKind == JsonTokenType.None;
        return isResource && reference.UriKind == JsonTokenType.String ? null : Refusals.Reference;
    }

    private static Refusal? CheckName(JsonTokenType kind, ReadOnlyMemory<byte> name, WireLimits limits, Refusal refusal)
    {
        bool usable = kind == JsonTokenType.String && name.Length > 0 && name.Length <= limits.MaxNameBytes;
        return usable && NameText.IsPlain(name.Span) ? null : refusal;
    }

    // Some clients write "arguments": null where they mean none.
    private static Refusal? CheckArguments(JsonTokenType kind) =>
        kind is JsonTokenType.None or JsonTokenType.Null or JsonTokenType.StartObject ? null : Refusals.ArgumentsKind;

    private static Refusal? CheckTaskId(ref ParamsFields fields) =>
        fields.TaskIdKind == JsonTokenType.String && fields.TaskId.Length is > 0 and <= MaxTaskId ? null : Refusals.TaskId;
}
