using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>Reads MLflow's filter syntax: comparisons joined by AND, such as <c>metrics.accuracy &gt; 0.9 AND tags.team = 'nlp'</c>.</summary>
internal static partial class FilterParser
{
    public static Outcome<ImmutableArray<Condition<T>>> Parse<T>(string filter, FieldLookup<T> fields)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition<T>>();
        for (var position = 0; !filter.AsSpan(position).Trim().IsEmpty; )
        {
            var match = (position == 0 ? First() : Following()).Match(filter, position);
            if (!match.Success)
            {
                return new Failure(
                    $"Invalid filter at character {position + 1}: write comparisons like metrics.accuracy > 0.9, joined by AND."
                );
            }

            var condition = FieldName.Resolve(match, fields).Map(field => ToCondition(field, match));
            if (condition.Error is { } error)
            {
                return new Failure(error);
            }

            conditions.Add(condition.Value!);
            position = match.Index + match.Length;
        }

        return conditions.ToImmutable();
    }

    private static Condition<T> ToCondition<T>(Func<T, FieldValue> field, Match match) =>
        new(
            field,
            ToOperator(match.Groups["op"].Value),
            match.Groups["number"].Success
                ? double.Parse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture)
                : (FieldValue)match.Groups["text"].Value[1..^1]
        );

    private static FilterOperator ToOperator(string text) =>
        text.ToUpperInvariant() switch
        {
            "=" => FilterOperator.Equal,
            "!=" => FilterOperator.NotEqual,
            "<" => FilterOperator.Less,
            "<=" => FilterOperator.LessOrEqual,
            ">" => FilterOperator.Greater,
            ">=" => FilterOperator.GreaterOrEqual,
            "LIKE" => FilterOperator.Like,
            _ => FilterOperator.LikeIgnoringCase,
        };

    private const string Comparison =
        FieldName.Pattern
        + """\s*(?<op>!=|<=|>=|=|<|>|\bLIKE\b|\bILIKE\b)\s*(?:(?<text>'[^']*'|"[^"]*")|(?<number>[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))""";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\G\s*" + Comparison, Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex First();

    [GeneratedRegex(@"\G\s+AND\s+" + Comparison, Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Following();
}
