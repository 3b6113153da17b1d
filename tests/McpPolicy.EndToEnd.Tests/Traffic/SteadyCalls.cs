using System.Collections.Concurrent;
using McpPolicy.EndToEnd.Tests.Cluster;
using ModelContextProtocol.Client;

namespace McpPolicy.EndToEnd.Tests.Traffic;

/// <summary>MCP clients that call a tool one time after the other until they are stopped, and count what comes back.</summary>
internal sealed class SteadyCalls : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _lost = [];
    private readonly List<Task> _clients = [];
    private int _answered;

    private SteadyCalls() { }

    /// <summary>How many calls the server answered.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>What went wrong with each of the others.</summary>
    public IReadOnlyCollection<string> Lost => _lost;

    /// <summary>Starts calling.</summary>
    /// <param name="network">The network in which <paramref name="endpoint"/> answers.</param>
    /// <param name="endpoint">The proxy's MCP URL.</param>
    /// <param name="tool">A tool without arguments that the policy allows throughout.</param>
    /// <param name="clients">How many call side by side, each over connections of its own.</param>
    public static SteadyCalls Start(NodeNetwork network, Uri endpoint, string tool, int clients)
    {
        var calls = new SteadyCalls();
        for (var i = 0; i < clients; i++)
        {
            calls._clients.Add(Task.Run(() => calls.CallAsync(network, endpoint, tool)));
        }

        return calls;
    }

    /// <summary>Ends after the calls that are under way.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task CallAsync(NodeNetwork network, Uri endpoint, string tool)
    {
        await using var client = await McpConnection.OpenAsync(network, endpoint, CancellationToken.None);
        while (!_stop.IsCancellationRequested)
        {
            await CallOnceAsync(client, tool);
        }
    }

    private async Task CallOnceAsync(McpClient client, string tool)
    {
        try
        {
            var result = await client.CallToolAsync(tool);
            if (result.IsError == true)
            {
                _lost.Enqueue(McpConnection.TextOf(result));
            }
            else
            {
                Interlocked.Increment(ref _answered);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _lost.Enqueue($"{error.GetType().Name}: {error.Message}");
        }
    }
}
