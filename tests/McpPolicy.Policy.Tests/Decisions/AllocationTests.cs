using System.Text;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Policy.Tests.Decisions;

public class AllocationTests
{
    private const string Policy = """
        {"version":"1","default":"deny","tools":{
          "plain":{},
          "limited":{"limits":[{"window":"minute","max":1000000}]},
          "full":{"limits":[{"window":"day","max":0}]},
          "three":{"limits":[{"counter":"a","window":"minute","max":1000000},{"counter":"b","window":"hour","max":1000000},
            {"counter":"c","window":"day","max":1000000,"scope":"grant+tool"}]},
          "checked":{"require":[{"path":"args.a","op":"eq","value":1},{"path":"args.b","op":"in","value":["x","y"]},
            {"path":"/c/d","op":"lt","value":10.5},{"path":"args.e","op":"regex","value":"^[a-z]+$"},{"path":"args.f","op":"contains","value":"q"}]},
          "read_*":{}}}
        """;

    [Theory]
    [InlineData("plain", Effect.Allow)]
    [InlineData("limited", Effect.Allow)]
    [InlineData("three", Effect.Allow)]
    [InlineData("checked", Effect.Allow)]
    [InlineData("read_something", Effect.Allow)]
    [InlineData("full", Effect.Limit)]
    [InlineData("nowhere", Effect.Deny)]
    public void Decide_Warm_AllocatesNothing(string tool, Effect expected)
    {
        var bench = new Bench(Policy);
        var call = new ToolCall
        {
            Name = Encoding.UTF8.GetBytes(tool),
            Arguments = """{"a":1,"b":"\u0079","c":{"d":1e1},"e":"abc","f":["p","q"],"g":[1,2,3]}"""u8.ToArray(),
            Caller = new Caller("alice"),
            Session = "s1",
        };
        Assert.Equal(0, MeasureWarm(bench, call, expected));
    }

    private static long MeasureWarm(Bench bench, ToolCall call, Effect expected)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 2_000 && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++)
            {
                var deciding = bench.Engine.DecideAsync(call, CancellationToken.None);
                if (!deciding.IsCompletedSuccessfully || deciding.Result.Effect != expected)
                {
                    Assert.Fail("The decision was not there at once, or not the one expected.");
                }
            }

            // The least of the rounds: the first ones fill pools and caches and run before the code is optimised.
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
