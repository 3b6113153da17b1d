using System.Globalization;
using Xunit;

namespace McpPolicy.Testing.Fuzzing;

/// <summary>Runs a property on many random cases. The same cases each time; MCPPOLICY_FUZZ_CASES asks for more of them and
/// MCPPOLICY_FUZZ_SEED begins elsewhere.</summary>
public static class FuzzRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs the property; a failure names the case, so that it can be run alone.</summary>
    /// <param name="slice">How many cases an ordinary test run takes.</param>
    /// <param name="check">One case, made from its random numbers alone; it asserts.</param>
    public static async Task ForEachAsync(int slice, Func<Random, Task> check)
    {
        var first = Setting("MCPPOLICY_FUZZ_SEED", 1);
        var cases = Setting("MCPPOLICY_FUZZ_CASES", slice);
        var current = first;
        var watched = -1;
        await using var watchdog = TimeProvider.System.CreateTimer(_ => Watch(), null, Patience, Patience);
        for (; current < first + cases; current++)
        {
            try
            {
                await check(new Random(current));
            }
            catch (Exception e)
            {
                Assert.Fail($"Case MCPPOLICY_FUZZ_SEED={current} MCPPOLICY_FUZZ_CASES=1: {e}");
            }
        }

        void Watch()
        {
            var now = Volatile.Read(ref current);
            if (Interlocked.Exchange(ref watched, now) == now)
            {
                Environment.FailFast($"Case MCPPOLICY_FUZZ_SEED={now} MCPPOLICY_FUZZ_CASES=1 does not end.");
            }
        }
    }

    private static int Setting(string name, int fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
