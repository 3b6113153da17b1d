namespace McpPolicy.Cli.Output;

/// <summary>Where a command reads and writes, and whether it may use colours.</summary>
/// <param name="input">What <c>-</c> reads in place of a file.</param>
/// <param name="output">Takes the answer.</param>
/// <param name="error">Takes what is wrong.</param>
/// <param name="colours">Whether tones become colours (ECMA-48 escape sequences).</param>
internal sealed class Terminal(Stream input, TextWriter output, TextWriter error, bool colours)
{
    public Stream Input => input;

    public TextWriter Out => output;

    public TextWriter Error => error;

    /// <summary>The process's own streams; colours only where a person reads them and has not said NO_COLOR (no-color.org).</summary>
    public static Terminal OfProcess()
    {
        var isPerson = !Console.IsOutputRedirected && !Console.IsErrorRedirected;
        var wantsNone =
            Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(Console.OpenStandardInput(), Console.Out, Console.Error, isPerson && !wantsNone);
    }

    /// <summary>The text in the colour of its tone.</summary>
    public string Paint(Tone tone, string text) => colours ? $"\e[{Code(tone)}m{text}\e[0m" : text;

    private static string Code(Tone tone) =>
        tone switch
        {
            Tone.Good => "32",
            Tone.Bad => "31",
            Tone.Caution => "33",
            Tone.Quiet => "2",
            _ => "1",
        };
}
