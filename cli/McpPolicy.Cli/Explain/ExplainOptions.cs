using System.CommandLine;
using System.Text;
using McpPolicy.Cli.CommandLine;
using McpPolicy.Cli.Output;
using McpPolicy.Cli.Policies;

namespace McpPolicy.Cli.Explain;

/// <summary>The options of <c>mcp-policy explain</c>.</summary>
internal sealed class ExplainOptions
{
    private readonly CallerOptions _caller = new();

    private readonly Option<string[]> _policies = new("--policy", "-p")
    {
        Description = "A policy.json or YAML of ToolPolicies, - for standard input; may be repeated: the files count together.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _tool = new("--tool", "-t")
    {
        Description = "The tool that is called.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<string?> _args = new("--args", "-a")
    {
        Description = "The call's arguments as a JSON object, or @FILE; without it the call has none.",
        HelpName = "JSON",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "text, or json for programs.",
        DefaultValueFactory = static _ => "text",
        HelpName = "text|json",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Also list the rules that are about other tools." };

    public ExplainOptions() => _format.AcceptOnlyFromAmong("text", "json");

    public void AddTo(Command command)
    {
        command.Options.Add(_policies);
        command.Options.Add(_tool);
        command.Options.Add(_args);
        _caller.AddTo(command);
        command.Options.Add(_format);
        command.Options.Add(_all);
    }

    public string[] Policies(ParseResult parsed) => parsed.GetRequiredValue(_policies);

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_format) == "json";

    public bool ShowsAll(ParseResult parsed) => parsed.GetValue(_all);

    public async Task<InputFile> ReadArgumentsAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken) =>
        parsed.GetValue(_args) switch
        {
            null => new InputFile("--args", default, null),
            ['@', .. var path] => await InputFile.ReadAsync(path, terminal, cancellationToken),
            var json => new InputFile("--args", Encoding.UTF8.GetBytes(json), null),
        };

    public ExplainRequest Request(ParseResult parsed, ReadOnlyMemory<byte> arguments) =>
        new(parsed.GetRequiredValue(_tool), arguments, _caller.Caller(parsed), _caller.Session(parsed));
}
