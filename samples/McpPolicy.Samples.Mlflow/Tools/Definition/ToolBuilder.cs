using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tracking;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Mlflow.Tools.Definition;

/// <summary>Puts a tool together: what it is, then its parameters in order, then what it does.</summary>
internal sealed class ToolBuilder
{
    private readonly string _name;
    private readonly string _description;
    private readonly ToolAnnotations _annotations;
    private readonly List<ToolParameter> _parameters = [];

    private ToolBuilder(string name, string description, ToolAnnotations annotations)
    {
        _name = name;
        _description = description;
        _annotations = annotations;
    }

    /// <summary>A tool that changes nothing.</summary>
    public static ToolBuilder Read(string name, string description) => new(name, description, new() { ReadOnlyHint = true });

    /// <summary>A tool that changes something, a further time with each call.</summary>
    public static ToolBuilder Write(string name, string description) => new(name, description, new() { ReadOnlyHint = false });

    /// <summary>A tool that changes something; repeating the call changes nothing more.</summary>
    public static ToolBuilder IdempotentWrite(string name, string description) =>
        new(name, description, new() { ReadOnlyHint = false, IdempotentHint = true });

    /// <summary>A tool that can undo what was there.</summary>
    public static ToolBuilder Destructive(string name, string description) =>
        new(name, description, new() { ReadOnlyHint = false, DestructiveHint = true });

    public ToolBuilder Takes(ParameterKind kind, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _parameters.Add(new ToolParameter(name, kind));
        }

        return this;
    }

    /// <summary>Adds a parameter that may be left out or null.</summary>
    public ToolBuilder MayTake(ParameterKind kind, string name) => Add(new ToolParameter(name, kind) { IsRequired = false });

    public ToolBuilder WithDefault(string name, string value) =>
        Add(new ToolParameter(name, ParameterKind.Text) { IsRequired = false, Default = value });

    public ToolBuilder WithDefault(string name, int value) =>
        Add(new ToolParameter(name, ParameterKind.Integer) { IsRequired = false, Default = value });

    public ToolBuilder WithDefault(string name, bool value) =>
        Add(new ToolParameter(name, ParameterKind.Boolean) { IsRequired = false, Default = value });

    public TrackingTool Calls(Func<ToolArguments, Outcome<JsonNode?>> call) =>
        new(
            new Tool
            {
                Name = _name,
                Description = _description,
                InputSchema = ToolSchema.Of(_name, _parameters),
                Annotations = _annotations,
            },
            _parameters,
            call
        );

    private ToolBuilder Add(ToolParameter parameter)
    {
        _parameters.Add(parameter);
        return this;
    }
}
