using System.Collections.Immutable;

namespace McpPolicy.Controllers.Stores;

/// <summary>The keys found under each value of an index.</summary>
internal readonly record struct IndexEntries(ImmutableDictionary<string, ImmutableSortedSet<EntityKey>> Keys)
{
    public static IndexEntries Empty { get; } =
        new(ImmutableDictionary.Create<string, ImmutableSortedSet<EntityKey>>(StringComparer.Ordinal));

    public IEnumerable<EntityKey> Find(string value) => Keys.GetValueOrDefault(value) ?? Enumerable.Empty<EntityKey>();

    public IndexEntries With(EntityKey key, IEnumerable<string> values)
    {
        var keys = Keys;
        foreach (var value in values)
        {
            keys = keys.SetItem(value, (keys.GetValueOrDefault(value) ?? []).Add(key));
        }

        return new(keys);
    }

    public IndexEntries Without(EntityKey key, IEnumerable<string> values)
    {
        var keys = Keys;
        foreach (var value in values)
        {
            var left = (keys.GetValueOrDefault(value) ?? []).Remove(key);
            keys = left.IsEmpty ? keys.Remove(value) : keys.SetItem(value, left);
        }

        return new(keys);
    }
}
