namespace McpPolicy.Operator.Status;

/// <summary>Time as the API keeps it.</summary>
internal static class StatusTime
{
    /// <summary>Now, in whole seconds: <c>metav1.Time</c> has no more, and a fraction would make every comparison with the stored value fail.</summary>
    public static DateTimeOffset Now(TimeProvider time) => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
}
