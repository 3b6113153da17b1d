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
            ArgumentCondition[] comparisons = [.. group];
            if (comparisons.Any(IsAbsent) && !comparisons.All(IsAbsent))
            {
                return $"{group.Key} cannot be absent and compared";
            }

            if (OnlyValues.AreRefused(comparisons) || CrossedBounds.Exist(comparisons))
            {
                return $"no value of {group.Key} meets all that is asked of it";
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
