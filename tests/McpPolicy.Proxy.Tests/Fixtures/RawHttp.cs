using System.Net.Sockets;
using System.Text;
using McpPolicy.Proxy.Tests.Corpus;

namespace McpPolicy.Proxy.Tests.Fixtures;

/// <summary>HTTP/1.1 by hand, for requests that no client library would send.</summary>
internal static class RawHttp
{
    private const int ChunkSize = 7;

    public static Task<RawResponse> SendAsync(Uri url, CorpusCase entry, byte[]? body, CancellationToken cancellationToken) =>
        SendAsync(url, Compose(url, entry, body), cancellationToken);

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

    private static byte[] Compose(Uri url, CorpusCase entry, byte[]? body)
    {
        List<(string Name, string? Value)> headers =
        [
            ("Host", url.Authority),
            ("Accept", "application/json, text/event-stream"),
            ("Connection", "close"),
        ];
        if (body is not null)
        {
            headers.Add(("Content-Type", "application/json"));
            headers.Add(("Content-Length", $"{body.Length}"));
        }

        var given = (entry.Headers ?? []).Select(h => (Name: h[0]!, Value: h[1])).ToList();
        bool chunked = given.Exists(h => h.Name == "Transfer-Encoding");
        headers.RemoveAll(h =>
            given.Exists(g => g.Name.Equals(h.Name, StringComparison.OrdinalIgnoreCase)) || (chunked && h.Name == "Content-Length")
        );
        headers.AddRange(given.Where(h => h.Value is not null));
        var head = new StringBuilder($"{entry.Method ?? "POST"} {entry.Path ?? "/mcp"} HTTP/1.1\r\n");
        foreach ((string name, string? value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. chunked ? Chunks(body!) : body ?? []];
    }

    private static byte[] Chunks(byte[] body)
    {
        using var chunks = new MemoryStream();
        foreach (byte[] chunk in body.Chunk(ChunkSize))
        {
            chunks.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"));
            chunks.Write(chunk);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }

    private static RawResponse Parse(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"no answer: '{text}'");
        string head = text[..end];
        return new RawResponse(int.Parse(head.Split(' ')[1]), head, text[(end + 4)..]);
    }
}
