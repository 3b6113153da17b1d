using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>A search request whose filter and order have been understood.</summary>
internal sealed class Query<T>
{
    private readonly ImmutableArray<Condition<T>> _conditions;
    private readonly ImmutableArray<SortKey<T>> _sortKeys;
    private readonly SearchRequest _request;

    private Query(ImmutableArray<Condition<T>> conditions, ImmutableArray<SortKey<T>> sortKeys, SearchRequest request)
    {
        _conditions = conditions;
        _sortKeys = sortKeys;
        _request = request;
    }

    public static Outcome<Query<T>> Parse(SearchRequest request, FieldLookup<T> fields)
    {
        if (request.Limit < 0 || request.Offset < 0)
        {
            return new Failure("A limit and an offset are 0 or more.");
        }

        return FilterParser
            .Parse(request.Filter ?? "", fields)
            .Then(conditions => SortParser.Parse(request.OrderBy, fields).Map(keys => new Query<T>(conditions, keys, request)));
    }

    /// <summary>The page of the items that meet all conditions, in order; items that tie keep the order they came in.</summary>
    public ImmutableArray<T> Run(IEnumerable<T> items)
    {
        var selected = items.Where(item => _conditions.All(condition => condition.IsMetBy(item))).ToList();
        IOrderedEnumerable<T> ordered = selected.Order(Comparer<T>.Create(Compare));
        return [.. ordered.Skip(Clamp(_request.Offset)).Take(Clamp(_request.Limit))];
    }

    private static int Clamp(long count) => (int)Math.Min(count, int.MaxValue);

    private int Compare(T? left, T? right) =>
        _sortKeys.Select(key => key.Compare(left!, right!)).FirstOrDefault(static order => order != 0);
}
