using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Warnings;

/// <summary>Comparisons that cannot hold together, among those that a condition wants all of.</summary>
internal static class Contradictions
{
    public static string? Find(Condition condition)
    {
        var required = new List<ArgumentCondition>();
        Collect(condition, required);
        foreach (var group in required.GroupBy(static comparison => comparison.Path))
        {
            if (group.Any(IsAbsent) && group.Any(static c => !IsAbsent(c)))
            {
                return $"{group.Key} cannot be absent and compared";
            }

            var values = group.Where(static c => c.Operator == ConditionOperator.Equal).Select(static c => c.Operands[0]);
            if (values.Where(static value => value.Kind != OperandKind.Number).Distinct().Skip(1).Any())
            {
                return $"{group.Key} cannot equal two values";
            }
        }

        return null;
    }

    private static bool IsAbsent(ArgumentCondition comparison) =>
        comparison.Operator == ConditionOperator.Exists && comparison.Operands[0].Text == "false";

    private static void Collect(Condition condition, List<ArgumentCondition> required)
    {
        switch (condition)
        {
            case ArgumentCondition comparison:
                required.Add(comparison);
                break;
            case AllCondition all:
                foreach (var part in all.Parts)
                {
                    Collect(part, required);
                }

                break;
        }
    }
}
