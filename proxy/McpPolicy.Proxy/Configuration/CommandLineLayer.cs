using System.Collections.Immutable;
using System.CommandLine;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Settings given as flags.</summary>
internal sealed class CommandLineLayer(
    string[] arguments,
    ParseResult result,
    IReadOnlyDictionary<Setting, Option> options,
    Argument<string[]> command
) : ISettingsLayer
{
    public const int Rank = 0;

    public SettingValue? Find(Setting setting, List<string> errors)
    {
        if (!IsGiven(setting))
        {
            return null;
        }

        ImmutableArray<string> tokens = [.. result.GetResult(options[setting])!.Tokens.Select(static t => t.Value)];
        ImmutableArray<string> values = setting.Kind switch
        {
            SettingKind.Switch => [tokens.IsEmpty ? bool.TrueString : tokens[0]],
            SettingKind.Command => [.. result.GetValue(command) ?? []],
            SettingKind.List => [.. tokens.SelectMany(static t => ListText.Split(t))],
            _ => tokens,
        };
        return new SettingValue(setting.Flag, Rank, values);
    }

    /// <summary>What cannot be understood: unknown flags, flags without their value, words that belong to none.</summary>
    public void FindErrors(List<string> errors)
    {
        errors.AddRange(options.Keys.Where(IsGiven).Select(FindValueError).OfType<string>());
        if (errors.Count > 0)
        {
            return;
        }

        string[] words = result.GetValue(command) ?? [];
        int dashes = Array.IndexOf(arguments, "--");
        int afterDashes = dashes < 0 ? 0 : arguments.Length - dashes - 1;
        if (words.Length > afterDashes)
        {
            errors.Add(DescribeStray(words[0]));
        }
        else if (afterDashes > 0 && !IsGiven(StdioSettings.Command))
        {
            errors.Add("-- starts the command of --stdio, which is not given; write --stdio -- COMMAND ARG…");
        }
        else
        {
            errors.AddRange(result.Errors.Select(static error => error.Message.TrimEnd('.')));
        }
    }

    private bool IsGiven(Setting setting) => result.GetResult(options[setting]) is { Implicit: false };

    private string? FindValueError(Setting setting)
    {
        string[] values = [.. result.GetResult(options[setting])!.Tokens.Select(static t => t.Value)];
        return setting.Kind switch
        {
            SettingKind.Switch or SettingKind.Command => null,
            _ when values.Length == 0 || values.Any(IsFlag) => $"{setting.Flag} needs a value: {setting.Flag} {setting.Argument}",
            SettingKind.Text when values.Length > 1 => $"{setting.Flag} is given {values.Length} times; give it once",
            _ => null,
        };
    }

    private bool IsFlag(string value) => options.Keys.Any(setting => setting.Flag == value);

    private string DescribeStray(string word)
    {
        string flag = word.Split('=')[0];
        return flag.StartsWith('-') ? $"{flag} is no flag{Suggestion.For(flag, options.Keys.Select(static s => s.Flag))}; --help lists all"
            : IsGiven(StdioSettings.Command) ? $"'{word}': write -- before the command: --stdio -- {word} …"
            : $"'{word}' belongs to no flag; --help lists the flags";
    }
}
