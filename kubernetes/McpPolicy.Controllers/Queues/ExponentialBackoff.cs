namespace McpPolicy.Controllers.Queues;

/// <summary>
/// Capped exponential backoff with equal jitter: the ceiling doubles with each failure up to the cap, and the wait is drawn evenly
/// from the ceiling's upper half.
/// </summary>
/// <remarks>
/// Equal jitter was preferred to decorrelated jitter (next = random(initial, 3 × previous)): the latter grows by only about 10 % a
/// failure in the geometric mean, so that a key that always fails would be tried about a hundred times before it reaches the cap.
/// Here it is fifteen, and keys that fail together still drift apart.
/// </remarks>
public sealed class ExponentialBackoff
{
    private readonly BackoffOptions _options;
    private readonly Func<double> _random;

    /// <summary>Makes a backoff.</summary>
    /// <param name="options">First and longest wait.</param>
    /// <param name="random">Gives numbers in [0, 1); null for the shared random source.</param>
    /// <exception cref="ArgumentOutOfRangeException">The first wait is not positive, or the cap is below it.</exception>
    public ExponentialBackoff(BackoffOptions options, Func<double>? random = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Initial, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Cap, options.Initial, nameof(options));
        _options = options;
        _random = random ?? NextRandom;
    }

    /// <summary>The wait after the given number of failures in a row.</summary>
    /// <param name="failures">1 for the first failure; lower numbers count as 1.</param>
    public TimeSpan DelayAfter(int failures)
    {
        var ceiling = Ceiling(failures);
        return (ceiling / 2) + (ceiling / 2 * _random());
    }

    private TimeSpan Ceiling(int failures)
    {
        // Beyond 2^62 the product of ticks overflows; every sensible cap is reached long before.
        var doublings = Math.Clamp(failures - 1, 0, 62);
        var ticks = Math.ScaleB(_options.Initial.Ticks, doublings);
        return ticks >= _options.Cap.Ticks ? _options.Cap : TimeSpan.FromTicks((long)ticks);
    }

#pragma warning disable CA5394 // Jitter needs no cryptographic randomness.
    private static double NextRandom() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
