using System.Globalization;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads the length of a window: a unit's name, or a whole number of seconds.</summary>
internal static class WindowReader
{
    private const int MaxSeconds = 366 * 24 * 60 * 60;

    public static TimeSpan? Read(DocumentNode node, DiagnosticBag diagnostics) =>
        node is ScalarNode { Kind: ScalarKind.Number } number
            ? ReadSeconds(number, diagnostics)
            : Values.Choice(node, "window", Dialect.Windows, diagnostics);

    private static TimeSpan? ReadSeconds(ScalarNode node, DiagnosticBag diagnostics)
    {
        if (int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MaxSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        diagnostics.Error(node, $"\"window\" cannot be {node.Text}; write second, minute, hour, day or 1 to {MaxSeconds} whole seconds");
        return null;
    }
}
