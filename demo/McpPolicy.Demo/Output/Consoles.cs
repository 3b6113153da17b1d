using Spectre.Console;

namespace McpPolicy.Demo.Output;

/// <summary>The console to show things on.</summary>
internal static class Consoles
{
    /// <summary>Wide enough that no line is wrapped in a log.</summary>
    private const int LogWidth = 400;

    /// <summary>Standard output: with colours on a terminal, plain and not wrapped in a file or a pipe.</summary>
    public static IAnsiConsole Create()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        return Plain(Console.Out);
    }

    /// <summary>A console that writes plain text, not wrapped.</summary>
    public static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        console.Profile.Width = LogWidth;
        return console;
    }
}
