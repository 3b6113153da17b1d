using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>Reads sort clauses such as <c>metrics.rmse DESC</c>; ascending when no direction is given.</summary>
internal static partial class SortParser
{
    public static Outcome<ImmutableArray<SortKey<T>>> Parse<T>(ImmutableArray<string> clauses, FieldLookup<T> fields)
    {
        var keys = ImmutableArray.CreateBuilder<SortKey<T>>();
        foreach (var clause in clauses)
        {
            var match = Clause().Match(clause);
            if (!match.Success)
            {
                return new Failure($"Invalid order_by clause '{clause}': write a field and ASC or DESC, like metrics.rmse DESC.");
            }

            var key = FieldName.Resolve(match, fields);
            if (key.Error is { } error)
            {
                return new Failure(error);
            }

            keys.Add(new SortKey<T>(key.Value!, match.Groups["desc"].Success));
        }

        return keys.ToImmutable();
    }

    [GeneratedRegex(
        @"\A\s*" + FieldName.Pattern + @"(?:\s+(?:ASC|(?<desc>DESC)))?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Clause();
}
