using System.Collections.Immutable;

namespace McpPolicy.Controllers.Stores;

/// <summary>One condition on an object's labels.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">How it is judged.</param>
/// <param name="Values">What it is compared with; empty for <see cref="LabelOperator.Exists"/> and <see cref="LabelOperator.DoesNotExist"/>.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether labels meet the condition.</summary>
    /// <param name="labels">The labels; null for none.</param>
    public bool Matches(IReadOnlyDictionary<string, string>? labels)
    {
        var value = labels?.GetValueOrDefault(Key);
        return Operator switch
        {
            LabelOperator.In => value is not null && Values.Contains(value, StringComparer.Ordinal),
            LabelOperator.NotIn => value is null || !Values.Contains(value, StringComparer.Ordinal),
            LabelOperator.Exists => value is not null,
            LabelOperator.DoesNotExist => value is null,
            _ => false,
        };
    }

    /// <summary>The condition in the syntax of the <c>labelSelector</c> query parameter.</summary>
    public override string ToString() =>
        Operator switch
        {
            LabelOperator.In when Values.Length == 1 => $"{Key}={Values[0]}",
            LabelOperator.In => $"{Key} in ({string.Join(',', Values)})",
            LabelOperator.NotIn => $"{Key} notin ({string.Join(',', Values)})",
            LabelOperator.Exists => Key,
            _ => "!" + Key,
        };
}
