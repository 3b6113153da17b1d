namespace McpPolicy.Redis.Connections;

/// <summary>Pauses between attempts to connect: they double up to a bound, and each is shortened by up to a half at random, so that many
/// clients of one server do not come back at the same moment.</summary>
internal sealed class ReconnectDelay(TimeSpan most, Random random)
{
    private const int Steps = 100;
    private TimeSpan _next = most / Steps;

    public TimeSpan Next()
    {
        var delay = _next * (1 - (random.NextDouble() / 2));
        _next = _next * 2 < most ? _next * 2 : most;
        return delay;
    }

    /// <summary>Begins anew if the connection that just ended lasted longer than the pause that would follow: one that is lost at once,
    /// again and again, is no success.</summary>
    public void ConnectionEnded(TimeSpan lasted)
    {
        if (lasted > _next)
        {
            _next = most / Steps;
        }
    }
}
