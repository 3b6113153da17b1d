using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Tests.Wire;

public sealed class KeySetTests
{
    /// <summary>Over any sequence of entering, leaving and adding, the set finds the duplicates that a set per object finds.</summary>
    [Fact]
    public void AnySequence_FindsTheDuplicatesOfEachObject()
    {
        // 0 enters an object, 1 leaves one, anything else adds the name of that number.
        Gen<int[]> steps = Gen.Choose(0, 150).Select(n => n > 120 ? n % 2 : n).ArrayOf();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(steps.ToArbitrary(), Agrees));
    }

    [Fact]
    public void ManyNames_AreAllRemembered()
    {
        var set = new KeySet();
        set.BeginObject();
        string[] names = [.. Enumerable.Range(0, 20_000).Select(i => $"k{i}")];
        byte[] document = Encoding.UTF8.GetBytes(string.Concat(names));

        Assert.All(Positions(names), p => Assert.True(set.TryAdd(document, p.Start, p.Length)));
        Assert.All(Positions(names), p => Assert.False(set.TryAdd(document, p.Start, p.Length)));

        set.EndObject();
        set.BeginObject();
        Assert.All(Positions(names), p => Assert.True(set.TryAdd(document, p.Start, p.Length)));
    }

    [Fact]
    public void Reset_ForgetsAnAbortedDocument()
    {
        var set = new KeySet();
        set.BeginObject();
        Assert.True(set.TryAdd("ab"u8, 0, 1));

        set.Reset();
        set.BeginObject();

        Assert.True(set.TryAdd("ab"u8, 0, 1));
        Assert.False(set.TryAdd("ab"u8, 0, 1));
    }

    private static bool Agrees(int[] steps)
    {
        var set = new KeySet();
        var expected = new Stack<HashSet<int>>([
            [],
        ]);
        set.BeginObject();
        byte[] document = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 151).Select(i => $"{i:D3}")));
        foreach (int step in steps)
        {
            if (step == 0)
            {
                set.BeginObject();
                expected.Push([]);
            }
            else if (step == 1 && expected.Count > 1)
            {
                set.EndObject();
                expected.Pop();
            }
            else if (step > 1 && expected.Peek().Add(step) != set.TryAdd(document, step * 3, 3))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(int Start, int Length)> Positions(string[] names)
    {
        int start = 0;
        foreach (string name in names)
        {
            yield return (start, name.Length);
            start += name.Length;
        }
    }
}
