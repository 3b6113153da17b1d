using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads an amount of quota.</summary>
internal static class QuantityReader
{
    public static Quantity? Read(DocumentNode node, string what, DiagnosticBag diagnostics)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Number } number)
        {
            diagnostics.Error(node, $"\"{what}\" must be a number, not {node.Describe()}");
            return null;
        }

        if (!DecimalText.TryParse(number.Text, out var value) || !value.TryToMicros(out var micros, out var exact) || !exact)
        {
            diagnostics.Error(node, $"\"{what}\" cannot be {number.Text}; write a number from 0 to 10^12 with at most 6 decimal places");
            return null;
        }

        return new Quantity(micros);
    }
}
