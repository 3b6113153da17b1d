using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Decisions;

/// <summary>What a call uses up of a limit.</summary>
internal static class CallCost
{
    /// <summary>The cost; more than six decimal places are rounded up.</summary>
    /// <param name="bound">The limit.</param>
    /// <param name="arguments">The call's arguments.</param>
    /// <param name="error">Why the cost cannot be told; null when it can.</param>
    public static Quantity Of(BoundLimit bound, ArgumentView arguments, out string? error)
    {
        error = null;
        if (bound.CostSlot < 0)
        {
            return bound.Limit.Source.Cost;
        }

        if (!arguments.IsNumber(bound.CostSlot))
        {
            error = Explain(bound, arguments.Slot(bound.CostSlot).Exists ? "is not a number" : "is missing");
            return default;
        }

        if (!DecimalText.TryParse(arguments.Raw(bound.CostSlot), out var value) || !value.TryToMicros(out var micros, out _))
        {
            error = Explain(bound, value.IsNegative ? "is negative" : "is out of range");
            return default;
        }

        return new Quantity(micros);
    }

    private static string Explain(BoundLimit bound, string problem) =>
        $"Argument {bound.Limit.Source.IncrementFrom!.Pointer} {problem}, so what the call uses up of {bound.Limit.Description} cannot be told.";
}
