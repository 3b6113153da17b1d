using System.Text.Unicode;
using McpPolicy.Policy.Methods;

namespace McpPolicy.Proxy.Wire;

/// <summary>
/// Turns a body into one message or a refusal, in a single pass. Whatever two JSON or JSON-RPC parsers could read differently
/// is refused here, so that the value decided on is the value the server reads.
/// </summary>
public sealed class RequestParser(WireLimits limits)
{
    /// <summary>The tasks extension of MCP 2026-07-28; a client takes tasks for answers when it declares it.</summary>
    private static ReadOnlySpan<byte> TasksExtension => "io.modelcontextprotocol/tasks"u8;

    [ThreadStatic]
    private static KeySet? _keys;

    /// <summary>Parses a whole body.</summary>
    /// <param name="body">The bytes as they came; the message's parts point into them.</param>
    public ParseResult Parse(ReadOnlyMemory<byte> body)
    {
        if (CheckEncoding(body.Span) is { } unreadable)
        {
            return new ParseResult(null, unreadable, default);
        }

        MessageFields fields = default;
        var reader = new EnvelopeReader(body, _keys ??= new KeySet(), limits.MaxDepth);
        Refusal? refusal = reader.Read(ref fields);
        if (refusal is not null)
        {
            return new ParseResult(null, refusal, fields.Id);
        }

        return Classify(body, ref fields);
    }

    private static Refusal? CheckEncoding(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return Refusals.Empty;
        }

        if (body.StartsWith("\uFEFF"u8))
        {
            return Refusals.ByteOrderMark;
        }

        return Utf8.IsValid(body) ? null : Refusals.NotUtf8;
    }

    private ParseResult Classify(ReadOnlyMemory<byte> body, ref MessageFields fields)
    {
        if (!fields.HasVersion)
        {
            return new ParseResult(null, Refusals.Version, fields.Id);
        }

        if (fields.HasMethod)
        {
            return fields.HasResult || fields.HasError
                ? new ParseResult(null, Refusals.MethodAndResult, fields.Id)
                : ClassifyCall(body, ref fields);
        }

        return ClassifyResponse(body, ref fields);
    }

    private static ParseResult ClassifyResponse(ReadOnlyMemory<byte> body, ref MessageFields fields)
    {
        if (fields.HasResult == fields.HasError)
        {
            return new ParseResult(null, fields.HasResult ? Refusals.MethodAndResult : Refusals.MethodKind, fields.Id);
        }

        if (fields.Id.IsEmpty)
        {
            return new ParseResult(null, Refusals.ResponseWithoutId, default);
        }

        var message = new McpRequest
        {
            Body = body,
            Kind = MessageKind.Response,
            Era = ProtocolEra.Sessions,
            Id = fields.Id,
        };
        return new ParseResult(message, null, fields.Id);
    }

    private ParseResult ClassifyCall(ReadOnlyMemory<byte> body, ref MessageFields fields)
    {
        McpMethod method = MethodTable.Find(fields.Method.Span);
        Refusal? refusal = CheckMethod(method, ref fields) ?? ParamsCheck.Check(method, fields.Method.Span, ref fields.Params, limits);
        if (refusal is not null)
        {
            return new ParseResult(null, refusal, fields.Id);
        }

        (TargetKind kind, ReadOnlyMemory<byte> target) = ParamsCheck.TargetOf(method, ref fields.Params);
        var message = new McpRequest
        {
            Body = body,
            Kind = fields.Id.IsEmpty ? MessageKind.Notification : MessageKind.Request,
            Era = fields.Params.MetaVersion.IsEmpty ? ProtocolEra.Sessions : ProtocolEra.Stateless,
            Method = method,
            MethodName = fields.Method,
            Id = fields.Id,
            Name = method == McpMethod.ResourcesRead ? fields.Params.Uri : fields.Params.Name,
            Arguments = fields.Params.ArgumentsKind == System.Text.Json.JsonTokenType.StartObject ? fields.Params.Arguments : default,
            MetaVersion = fields.Params.MetaVersion,
            TargetKind = kind,
            Target = target,
            TaskId = ParamsCheck.TaskIdOf(method, fields.Method.Span, ref fields.Params),
            MayBecomeTask = fields.Params.HasTask || fields.Params.MetaCapabilities.Span.IndexOf(TasksExtension) >= 0,
            Lists = fields.Params.Subscription.Lists,
            Subscribed = fields.Params.Subscription.Resources ?? [],
        };
        return new ParseResult(message, null, fields.Id);
    }

    private Refusal? CheckMethod(McpMethod method, ref MessageFields fields)
    {
        ReadOnlySpan<byte> name = fields.Method.Span;
        if (name.Length > limits.MaxNameBytes)
        {
            return Refusals.MethodTooLong;
        }

        if (IsVariant(method, name))
        {
            return Refusals.MethodVariant;
        }

        if (fields.Id.IsEmpty)
        {
            return method == McpMethod.Notification ? null : Refusals.NotANotification;
        }

        return method == McpMethod.Notification ? Refusals.NotARequest : null;
    }

    // Known methods are spelt as they are known; notifications pass by their prefix, so the rest of them is looked at.
    private static bool IsVariant(McpMethod method, ReadOnlySpan<byte> name) =>
        method switch
        {
            McpMethod.Other => KeyVariants.Contains(name, MethodTable.LowerCaseNames) || HasControls(name),
            McpMethod.Notification => !NameText.IsPlain(name),
            _ => false,
        };

    private static bool HasControls(ReadOnlySpan<byte> text) => text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0;
}
