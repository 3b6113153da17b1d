using McpPolicy.Policy.Documents;

namespace McpPolicy.Cli.Output;

/// <summary>Prints findings as <c>file:line:column: error: message</c>.</summary>
internal static class DiagnosticPrinter
{
    public static async Task PrintAsync(Terminal terminal, IEnumerable<PolicyDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var isError = diagnostic.Severity == DiagnosticSeverity.Error;
            var word = isError ? "error:" : "warning:";
            var painted = terminal.Paint(isError ? Tone.Bad : Tone.Caution, word);
            var text = diagnostic.ToString();
            var at = text.IndexOf(word, StringComparison.Ordinal);
            await terminal.Error.WriteLineAsync($"{text[..at]}{painted}{text[(at + word.Length)..]}");
        }
    }
}
