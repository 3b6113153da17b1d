using System.Text.Json;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities.Policies;

namespace McpPolicy.Operator.Policies;

/// <summary>Turns the selectors of specs into ones that can be asked.</summary>
internal static class TargetSelectors
{
    /// <summary>Reads a selector.</summary>
    /// <exception cref="JsonException">A requirement has values where its operator takes none, or none where it needs some.</exception>
    public static LabelSelector Read(TargetSelector selector, string member)
    {
        var labels = LabelSelector.ForLabels(selector.MatchLabels ?? new Dictionary<string, string>(StringComparer.Ordinal));
        return labels with
        {
            Requirements = [.. labels.Requirements, .. (selector.MatchExpressions ?? []).Select(r => Requirement(r, member))],
        };
    }

    private static LabelRequirement Requirement(TargetSelectorRequirement requirement, string member)
    {
        var needsValues = requirement.Operator is SelectorOperator.In or SelectorOperator.NotIn;
        if (needsValues != requirement.Values is { Count: > 0 })
        {
            throw new JsonException("values", $"{member}.matchExpressions", null, null);
        }

        return new LabelRequirement(requirement.Key, OperatorOf(requirement.Operator), [.. requirement.Values ?? []]);
    }

    private static LabelOperator OperatorOf(SelectorOperator operation) =>
        operation switch
        {
            SelectorOperator.In => LabelOperator.In,
            SelectorOperator.NotIn => LabelOperator.NotIn,
            SelectorOperator.Exists => LabelOperator.Exists,
            _ => LabelOperator.DoesNotExist,
        };
}
