using System.Runtime.CompilerServices;
using McpPolicy.Testing;

namespace McpPolicy.Redis.Tests.Fixtures;

/// <summary>Waits for a condition for as long as the test may run.</summary>
internal static class Eventually
{
    public static Task Holds(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Holds(() => ValueTask.FromResult(condition()), what);

    public static Task Holds(Func<ValueTask<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Wait.Until(condition, cancellationToken: TestContext.Current.CancellationToken, what: what);
}
