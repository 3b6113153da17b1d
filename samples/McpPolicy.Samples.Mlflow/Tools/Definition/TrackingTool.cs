using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tracking;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpPolicy.Samples.Mlflow.Tools.Definition;

/// <summary>One of the forty tools: its definition on the wire, and what a call does.</summary>
internal sealed class TrackingTool(Tool definition, IReadOnlyList<ToolParameter> parameters, Func<ToolArguments, Outcome<JsonNode?>> call)
    : McpServerTool
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public override Tool ProtocolTool { get; } = definition;

    /// <inheritdoc />
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc />
    public override ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken = default
    )
    {
        var outcome = ArgumentBinder.Bind(parameters, request.Params?.Arguments).Then(call);
        var text = outcome.Error is { } error ? $"Error executing tool {ProtocolTool.Name}: {error}" : ToText(outcome.Value);
        return new(new CallToolResult { IsError = outcome.Error is not null, Content = [new TextContentBlock { Text = text }] });
    }

    private static string ToText(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString(Json) ?? "null";
}
