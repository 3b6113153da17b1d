using System.CommandLine;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Cli.CommandLine;

/// <summary>The options that say who calls.</summary>
internal sealed class CallerOptions
{
    private readonly Option<string?> _grant = new("--grant")
    {
        Description = "The caller's identity; without it the caller is anonymous.",
        HelpName = "ID",
    };

    private readonly Option<string[]> _groups = new("--group")
    {
        Description = "A group the caller is in; may be repeated.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _claims = new("--claim")
    {
        Description = "A claim of the caller, as name=value; may be repeated.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string?> _session = new("--session") { Description = "The MCP session of the call.", HelpName = "ID" };

    public void AddTo(Command command)
    {
        command.Options.Add(_grant);
        command.Options.Add(_groups);
        command.Options.Add(_claims);
        command.Options.Add(_session);
        _claims.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(static token => token.Value.IndexOf('=') < 1))
            {
                result.AddError($"--claim {token.Value}: write it as name=value");
            }
        });
        command.Validators.Add(result =>
        {
            var needsGrant = result.GetResult(_groups) is not null || result.GetResult(_claims) is not null;
            if (needsGrant && result.GetResult(_grant) is null)
            {
                result.AddError("--group and --claim need --grant: an anonymous caller is in no group and has no claims");
            }
        });
    }

    public Caller Caller(ParseResult parsed)
    {
        if (parsed.GetValue(_grant) is not { Length: > 0 } grant)
        {
            return Policy.Decisions.Caller.Anonymous;
        }

        var claims = (parsed.GetValue(_claims) ?? []).Select(static claim => claim.Split('=', 2));
        return new Caller(grant, parsed.GetValue(_groups), claims.Select(static c => KeyValuePair.Create(c[0], c[1])));
    }

    public string? Session(ParseResult parsed) => parsed.GetValue(_session);
}
