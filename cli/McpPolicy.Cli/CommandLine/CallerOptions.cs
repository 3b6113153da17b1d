using System.CommandLine;
using McpPolicy.Cli.Policies;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Cli.CommandLine;

/// <summary>The options that say who calls.</summary>
internal sealed class CallerOptions
{
    private readonly Option<string?> _grant = One(
        "--grant",
        "NAME",
        "The grant that the caller has; without it, --subject and --service-account the caller is anonymous."
    );
    private readonly Option<string?> _subject = One("--subject", "NAME", "The caller's subject, of a token, a grant or an API key.");
    private readonly Option<string?> _serviceAccount = One("--service-account", "NAMESPACE/NAME", "The ServiceAccount that the caller is.");
    private readonly Option<string[]> _labels = Many(
        "--grant-label",
        "NAME=VALUE",
        "A label of the caller's grant or key, as name=value; may be repeated."
    );
    private readonly Option<string[]> _groups = Many("--group", "NAME", "A group the caller is in; may be repeated.");
    private readonly Option<string[]> _claims = Many("--claim", "NAME=VALUE", "A claim of the caller, as name=value; may be repeated.");
    private readonly Option<string[]> _scopes = Many("--scope", "SCOPE", "A scope that the caller was granted; may be repeated.");
    private readonly Option<string?> _session = new("--session") { Description = "The MCP session of the call.", HelpName = "ID" };

    public void AddTo(Command command)
    {
        Option[] all = [_grant, _subject, _serviceAccount, _labels, _groups, _claims, _scopes, _session];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }

        CheckPairs(_claims);
        CheckPairs(_labels);
        command.Validators.Add(result =>
        {
            Option[] names = [_grant, _subject, _serviceAccount];
            Option[] needy = [_labels, _groups, _claims, _scopes];
            var stray = Array.Find(needy, option => result.GetResult(option) is not null);
            if (stray is not null && Array.TrueForAll(names, option => result.GetResult(option) is null))
            {
                result.AddError($"{stray.Name} needs --grant, --subject or --service-account: of an anonymous caller nothing is known");
            }
        });
    }

    public Caller Caller(ParseResult parsed) =>
        new CallerDescription
        {
            Grant = parsed.GetValue(_grant),
            Subject = parsed.GetValue(_subject),
            ServiceAccount = parsed.GetValue(_serviceAccount),
            GrantLabels = Pairs(parsed.GetValue(_labels)),
            Groups = parsed.GetValue(_groups) ?? [],
            Claims = Pairs(parsed.GetValue(_claims)),
            Scopes = parsed.GetValue(_scopes) ?? [],
        }.ToCaller();

    public string? Session(ParseResult parsed) => parsed.GetValue(_session);

    private static Option<string?> One(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    private static Option<string[]> Many(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    private static void CheckPairs(Option<string[]> option) =>
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(static token => token.Value.IndexOf('=') < 1))
            {
                result.AddError($"{option.Name} {token.Value}: write it as name=value");
            }
        });

    private static KeyValuePair<string, string>[] Pairs(string[]? texts) =>
        [.. (texts ?? []).Select(static text => text.Split('=', 2)).Select(static parts => KeyValuePair.Create(parts[0], parts[1]))];
}
