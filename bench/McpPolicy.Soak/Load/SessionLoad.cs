using McpPolicy.Soak.Running;

namespace McpPolicy.Soak.Load;

/// <summary>Opens sessions at a steady rate, calls a tool in each, and closes them.</summary>
internal sealed class SessionLoad(SoakClient client, SoakOptions options, Tally tally)
{
    private const int MostAtOnce = 256;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs until the token is cancelled and all sessions are closed.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var room = new SemaphoreSlim(MostAtOnce);
        using var timer = new PeriodicTimer(Tick, TimeProvider.System);
        long begin = TimeProvider.System.GetTimestamp();
        long begun = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                double due = TimeProvider.System.GetElapsedTime(begin).TotalSeconds * options.SessionsPerSecond;
                for (; begun < due; begun++)
                {
                    await room.WaitAsync(stop);
                    _ = UseAsync(begun, room);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        for (int i = 0; i < MostAtOnce; i++)
        {
            await room.WaitAsync(CancellationToken.None);
        }
    }

    private async Task UseAsync(long number, SemaphoreSlim room)
    {
        try
        {
            string session = await client.OpenSessionAsync(CancellationToken.None);
            string answer = await client.CallAsync(session, $"n{number}", CancellationToken.None);
            if (!answer.Contains($"\"text\":\"{session} n{number}\"", StringComparison.Ordinal))
            {
                tally.Problem($"session {session}, call n{number}, got: {answer}");
            }

            await client.CloseSessionAsync(session, CancellationToken.None);
            tally.Session();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            tally.Problem($"session {number}: {e.Message}");
        }
        finally
        {
            room.Release();
        }
    }
}
