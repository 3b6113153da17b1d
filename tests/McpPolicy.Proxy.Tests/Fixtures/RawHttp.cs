using System.Net.Sockets;
using System.Text;

namespace McpPolicy.Proxy.Tests.Fixtures;

/// <summary>HTTP/1.1 by hand, for requests that no client library would send.</summary>
internal static class RawHttp
{
    public static async Task<RawResponse> SendAsync(Uri url, byte[] request, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, cancellationToken);
        await using NetworkStream stream = client.GetStream();

        // The answer to a refused body comes before the body is sent; whoever writes first and reads later may miss it.
        Task writing = WriteAsync(stream, request, cancellationToken);
        using var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, cancellationToken);
        }
        catch (IOException) when (received.Length > 0)
        {
            // The answer is here; the server closed without reading the rest of the body.
        }

        await writing;
        return Parse(Encoding.UTF8.GetString(received.ToArray()));
    }

    private static async Task WriteAsync(NetworkStream stream, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(request, cancellationToken);
        }
        catch (IOException)
        {
            // The server has answered and closed.
        }
    }

    private static RawResponse Parse(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"no answer: '{text}'");
        string head = text[..end];
        return new RawResponse(int.Parse(head.Split(' ')[1]), head, text[(end + 4)..]);
    }
}
