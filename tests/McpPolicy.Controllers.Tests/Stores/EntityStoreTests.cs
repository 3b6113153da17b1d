using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Tests.Stores;

public class EntityStoreTests
{
    private static readonly EntityIndex<V1ConfigMap> ByColour = new(
        "colour",
        map => map.Metadata.Labels?.TryGetValue("colour", out var colour) == true ? colour.Split('-') : []
    );

    private readonly EntityStore<V1ConfigMap> _store = new();
    private readonly List<string> _changes = [];

    [Fact]
    public void Get_StoredAndRemoved_FollowsTheStore()
    {
        _store.Set(Map("a", "1"));
        Assert.Equal("1", _store.Get(new EntityKey("ns", "a"))?.Metadata.ResourceVersion);
        Assert.Null(_store.Get(new EntityKey("other", "a")));

        _store.Remove(Map("a", "2"));
        Assert.Null(_store.Get(new EntityKey("ns", "a")));
    }

    [Fact]
    public void List_NamespaceAndSelector_NarrowsAndSorts()
    {
        _store.Set(Map("b", "1", "red"));
        _store.Set(Map("a", "2", "red"));
        _store.Set(Map("c", "3", "blue"));
        _store.Set(Map("a", "4", "red", "zoo"));

        Assert.Equal(["ns/a", "ns/b", "ns/c", "zoo/a"], Keys(_store.List()));
        Assert.Equal(["zoo/a"], Keys(_store.List("zoo")));
        var red = LabelSelector.ForLabels(new Dictionary<string, string>(StringComparer.Ordinal) { ["colour"] = "red" });
        Assert.Equal(["ns/a", "ns/b"], Keys(_store.List("ns", red)));
    }

    [Fact]
    public void Find_EntityChangesItsValues_MovesInTheIndex()
    {
        _store.Set(Map("a", "1", "red"));
        _store.Set(Map("b", "2", "red-blue"));
        Assert.Equal(["ns/a", "ns/b"], Keys(_store.Find(ByColour, "red")));

        _store.Set(Map("a", "3", "green"));
        Assert.Equal(["ns/b"], Keys(_store.Find(ByColour, "red")));
        Assert.Equal(["ns/b"], Keys(_store.Find(ByColour, "blue")));
        Assert.Equal(["ns/a"], Keys(_store.Find(ByColour, "green")));
    }

    [Fact]
    public void Find_RemovedWithALastStateThatDiffers_LeavesNoTrace()
    {
        _store.Set(Map("a", "1", "red"));
        Assert.Single(_store.Find(ByColour, "red"));

        _store.Remove(Map("a", "2", "green"));
        Assert.Empty(_store.Find(ByColour, "red"));
        Assert.Empty(_store.Find(ByColour, "green"));
    }

    [Fact]
    public void Set_SameResourceVersion_IsNoChange()
    {
        using var subscription = Subscribe();
        _store.Set(Map("a", "1"));
        _store.Set(Map("a", "1"));
        _store.Set(Map("a", "2"));

        Assert.Equal(["Added ns/a@1", "Updated ns/a@2"], _changes);
    }

    [Fact]
    public void Subscribe_StoreHasEntities_AreToldFirstAsAdded()
    {
        _store.Set(Map("b", "1"));
        _store.Set(Map("a", "2"));
        using var subscription = Subscribe();
        _store.Remove(Map("a", "3"));

        Assert.Equal(["Added ns/a@2", "Added ns/b@1", "Deleted ns/a@3"], _changes);
    }

    [Fact]
    public void Subscribe_Disposed_IsToldNothingMore()
    {
        Subscribe().Dispose();
        _store.Set(Map("a", "1"));
        Assert.Empty(_changes);
    }

    [Fact]
    public void Replace_ListDiffers_TellsDeletionsThenTheRest()
    {
        _store.Set(Map("gone", "1"));
        _store.Set(Map("same", "2"));
        _store.Set(Map("old", "3"));
        using var subscription = Subscribe();
        _changes.Clear();

        _store.Replace([Map("new", "6"), Map("old", "5"), Map("same", "2")]);

        Assert.Equal(["Deleted ns/gone@1", "Added ns/new@6", "Updated ns/old@5"], _changes);
        Assert.Equal(["ns/new", "ns/old", "ns/same"], Keys(_store.List()));
    }

    [Fact]
    public void HasSynced_OnlyAfterAList()
    {
        _store.Set(Map("a", "1"));
        Assert.False(_store.HasSynced);
        _store.Replace([]);
        Assert.True(_store.HasSynced);
    }

    [Fact]
    public async Task Subscribers_OfTwoStoresThatReadEachOthersIndexes_DoNotBlock()
    {
        var other = new EntityStore<V1ConfigMap>();
        using var one = _store.Subscribe(_ => other.Find(new EntityIndex<V1ConfigMap>("one", ByColour.ValuesOf), "red"));
        using var two = other.Subscribe(_ => _store.Find(new EntityIndex<V1ConfigMap>("two", ByColour.ValuesOf), "red"));

        var writers = new[] { _store, other }.Select(store => Task.Run(() => Fill(store)));
        await Task.WhenAll(writers).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(50, _store.Count);
        Assert.Equal(50, other.Count);
    }

    [Theory]
    [InlineData(1, 1, "red", "red", false)]
    [InlineData(1, 2, "red", "red", true)]
    [InlineData(1, 1, "red", "blue", true)]
    public void IsMoreThanStatus_GenerationOrLabels_Tell(long before, long after, string colourBefore, string colourAfter, bool expected)
    {
        var old = Map("a", "1", colourBefore);
        var changed = Map("a", "2", colourAfter);
        old.Metadata = old.Metadata with { Generation = before };
        changed.Metadata = changed.Metadata with { Generation = after };
        Assert.Equal(expected, new EntityChange<V1ConfigMap>(old, changed).IsMoreThanStatus);
    }

    private static void Fill(EntityStore<V1ConfigMap> store)
    {
        for (var i = 0; i < 50; i++)
        {
            store.Set(Map($"m{i}", "1", "red"));
        }
    }

    private IDisposable Subscribe() =>
        _store.Subscribe(change => _changes.Add($"{change.Kind} {change.Key}@{change.Latest.Metadata.ResourceVersion}"));

    private static IEnumerable<string> Keys(IEnumerable<V1ConfigMap> maps) => maps.Select(map => EntityKey.Of(map).ToString());

    private static V1ConfigMap Map(string name, string version, string? colour = null, string ns = "ns") =>
        new()
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                Namespace = ns,
                ResourceVersion = version,
                Labels = colour is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["colour"] = colour },
            },
        };
}
