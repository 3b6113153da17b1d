using System.Net.Sockets;

namespace McpPolicy.Corpus.Running;

/// <summary>Sends bytes and reads what comes back, for requests that no client library would send.</summary>
public static class RawClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends a request on a connection of its own and reads until the gateway closes, or for ten seconds.</summary>
    /// <exception cref="SocketException">Nothing listens there.</exception>
    public static async Task<HttpAnswer?> SendAsync(Uri gateway, byte[] request, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Host, gateway.Port, cancellationToken);
        await using NetworkStream stream = client.GetStream();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);

        // The answer to a refused body comes before the body is sent; whoever writes first and reads later may miss it.
        Task writing = WriteAsync(stream, request, either.Token);
        using var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, either.Token);
        }
        catch (Exception e) when (e is IOException || patience.IsCancellationRequested)
        {
            // The gateway closed without reading the rest of the body, or keeps the connection: what is here counts.
        }

        await writing;
        return HttpAnswer.Parse(received.ToArray());
    }

    private static async Task WriteAsync(NetworkStream stream, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The gateway has answered and closed, or does not read.
        }
    }
}
