using McpPolicy.Soak.Running;
using McpPolicy.Soak.Upstream;

namespace McpPolicy.Soak.Load;

/// <summary>Streams that are held open: each must get its own events, each event once and in order, and no other's.</summary>
internal sealed class StreamLoad(SoakClient client, SoakOptions options, Tally tally)
{
    private const int OpeningAtOnce = 32;
    private readonly List<Task> _reading = [];
    private int _open;

    /// <summary>How many streams are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Opens all streams; they are read until the token is cancelled.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        using var opening = new SemaphoreSlim(OpeningAtOnce);
        for (int i = 0; i < options.Streams; i++)
        {
            await opening.WaitAsync(stop);
            var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _reading.Add(ReadAsync(i, opened, stop));
            _ = ReleaseAsync(opened.Task, opening);
        }

        for (int i = 0; i < OpeningAtOnce; i++)
        {
            await opening.WaitAsync(stop);
        }
    }

    /// <summary>Waits until all streams have ended, after the token was cancelled.</summary>
    public Task EndAsync() => Task.WhenAll(_reading);

    private static async Task ReleaseAsync(Task opened, SemaphoreSlim opening)
    {
        await opened.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        opening.Release();
    }

    private async Task ReadAsync(int number, TaskCompletionSource opened, CancellationToken stop)
    {
        string marker = $"m{number}-{Guid.NewGuid():N}";
        TimeSpan interval = options.IntervalOf(number);
        try
        {
            using HttpRequestMessage request = await PrepareAsync(number, stop);
            request.Headers.Add(MarkerServer.MarkerHeader, marker);
            request.Headers.Add(MarkerServer.IntervalHeader, $"{(long)interval.TotalMilliseconds}");
            using HttpResponseMessage response = await client.OpenStreamAsync(request, stop);
            Interlocked.Increment(ref _open);
            opened.TrySetResult();
            await CheckAsync(await response.Content.ReadAsStreamAsync(stop), marker, interval == options.LongInterval, stop);
            tally.Problem($"stream {number} ended");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            tally.Problem($"stream {number}: {e.Message}");
        }
        finally
        {
            opened.TrySetResult();
        }
    }

    private async Task<HttpRequestMessage> PrepareAsync(int number, CancellationToken stop)
    {
        if (number % 2 == 0)
        {
            return client.Get(await client.OpenSessionAsync(stop));
        }

        HttpRequestMessage request = client.Post(
            $$$"""{"jsonrpc":"2.0","id":{{{number}}},"method":"subscriptions/listen","params":{"notifications":{},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{} } } }""",
            null
        );
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "subscriptions/listen");
        return request;
    }

    private async Task CheckAsync(Stream stream, string marker, bool isQuiet, CancellationToken stop)
    {
        using var reader = new StreamReader(stream);
        long next = 0;
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (!line.EndsWith($"\"data\":\"{marker} {next}\"}}}}", StringComparison.Ordinal))
            {
                tally.Problem($"stream {marker} expected event {next} and got: {line}");
            }

            tally.Event(afterLongSilence: isQuiet && next > 0);
            next++;
        }
    }
}
