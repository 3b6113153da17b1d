using System.CommandLine;

namespace McpPolicy.Cli.Convert;

/// <summary>The command line of <c>mcp-policy convert</c>.</summary>
internal sealed class ConvertOptions
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "policy.json or YAML of ToolPolicies, - for standard input; several count together.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _form = new("--to")
    {
        Description =
            "toolpolicy: YAML for kubectl. policyjson: one policy with a key for each tool. canonical: what a revision is the hash of.",
        HelpName = "toolpolicy|policyjson|canonical",
        Required = true,
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "The ToolPolicy's name; by default made from the file's.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _namespace = new("--namespace", "-n")
    {
        Description = "The ToolPolicy's namespace.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _target = new("--target")
    {
        Description = "The McpServer that the ToolPolicy is for.",
        HelpName = "NAME",
    };

    public ConvertOptions() => _form.AcceptOnlyFromAmong("toolpolicy", "policyjson", "canonical");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_files);
        command.Options.Add(_form);
        command.Options.Add(_name);
        command.Options.Add(_namespace);
        command.Options.Add(_target);
    }

    public string[] Files(ParseResult parsed) => parsed.GetRequiredValue(_files);

    public string Form(ParseResult parsed) => parsed.GetRequiredValue(_form);

    public ConvertRequest Request(ParseResult parsed) => new(parsed.GetValue(_name), parsed.GetValue(_namespace), parsed.GetValue(_target));
}
