using System.CommandLine;
using System.CommandLine.Invocation;
using McpPolicy.Proxy.Telemetry;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Answers <c>--help</c>: the settings under their headings, each with its environment variable.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const int Column = 36;
    private const int Width = 110;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.InvocationConfiguration.Output);
        return 0;
    }

    internal static void Write(TextWriter output)
    {
        output.WriteLine(
            $"mcp-policy-proxy {ProgramVersion.Text}: stands in front of one MCP server and lets through what the policy allows."
        );
        output.WriteLine();
        output.WriteLine("  mcp-policy-proxy --policy FILE --upstream URL");
        output.WriteLine("  mcp-policy-proxy --policy FILE --stdio -- COMMAND ARG…");
        foreach (SettingGroup group in Settings.Groups)
        {
            output.WriteLine();
            output.WriteLine($"{group.Title}:");
            foreach (Setting setting in group.Settings)
            {
                WriteEntry(output, Spell(setting), $"{setting.Description} [{setting.Variable}]");
            }
        }

        output.WriteLine();
        output.WriteLine("Else:");
        WriteEntry(output, "--help", "This text.");
        WriteEntry(output, "--version", "The version.");
        output.WriteLine();
        output.WriteLine(
            "TIME is a number with ms, s, m, h or d; SIZE one of bytes, or with KiB or MiB. A flag beats the environment variable in"
        );
        output.WriteLine($"brackets, which beats {AppSettingsLayer.FileName} in the current directory (section {Settings.Section}).");
    }

    private static string Spell(Setting setting) => setting.Argument is null ? setting.Flag : $"{setting.Flag} {setting.Argument}";

    private static void WriteEntry(TextWriter output, string name, string text)
    {
        string left = $"  {name}";
        if (left.Length >= Column)
        {
            output.WriteLine(left);
            left = string.Empty;
        }

        foreach (string line in Wrap(text))
        {
            output.WriteLine(left.PadRight(Column) + line);
            left = string.Empty;
        }
    }

    private static IEnumerable<string> Wrap(string text)
    {
        string line = string.Empty;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && Column + line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = string.Empty;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
