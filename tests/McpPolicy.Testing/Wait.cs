using System.Runtime.CompilerServices;

namespace McpPolicy.Testing;

/// <summary>Waits for a condition, so that no test sleeps for a guessed time.</summary>
public static class Wait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns as soon as <paramref name="condition"/> holds.</summary>
    /// <param name="condition">Asked again and again, with 20 ms in between.</param>
    /// <param name="timeout">How long to go on; 30 seconds when null. Generous, because it only matters on failure.</param>
    /// <param name="describe">Called on failure; what it returns is put into the message, such as the state last seen.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <param name="what">The condition as written, for the message.</param>
    /// <exception cref="TimeoutException">The condition did not hold in time.</exception>
    public static async Task Until(
        Func<ValueTask<bool>> condition,
        TimeSpan? timeout = null,
        Func<string>? describe = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string what = ""
    )
    {
        var limit = timeout ?? TimeSpan.FromSeconds(30);
        var begin = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(begin) > limit)
            {
                throw new TimeoutException($"Not within {limit.TotalSeconds} s: {what}. {describe?.Invoke()}");
            }

            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }
    }

    /// <inheritdoc cref="Until(Func{ValueTask{bool}}, TimeSpan?, Func{string}?, CancellationToken, string)"/>
    public static Task Until(
        Func<bool> condition,
        TimeSpan? timeout = null,
        Func<string>? describe = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string what = ""
    ) => Until(() => ValueTask.FromResult(condition()), timeout, describe, cancellationToken, what);
}
