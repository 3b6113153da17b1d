using System.Text;

namespace McpPolicy.Corpus.Cases;

/// <summary>Writes a case as the bytes of an HTTP/1.1 request, without a client library that would mend it.</summary>
public static class RequestComposer
{
    private const int ChunkSize = 7;

    /// <summary>The bytes to send.</summary>
    /// <param name="request">The request as written down.</param>
    /// <param name="authority">The gateway's host and port.</param>
    /// <param name="extra">Headers sent besides, such as a session.</param>
    public static byte[] Compose(CaseRequest request, string authority, params IReadOnlyList<KeyValuePair<string, string?>> extra)
    {
        if (request.Raw is not null)
        {
            return Fill(request.Raw, authority);
        }

        List<KeyValuePair<string, string?>> given = [.. request.Headers, .. extra];
        bool chunked = given.Exists(static h => h.Key == "Transfer-Encoding");
        List<KeyValuePair<string, string?>> headers = Standard(request, authority);
        headers.RemoveAll(h =>
            given.Exists(g => g.Key.Equals(h.Key, StringComparison.OrdinalIgnoreCase)) || (chunked && h.Key == "Content-Length")
        );
        headers.AddRange(given.Where(static h => h.Value is not null));
        var head = new StringBuilder($"{request.Method} {request.Path} HTTP/1.1\r\n");
        foreach ((string name, string? value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        byte[] body = request.Body ?? [];
        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. chunked ? Chunks(body) : body];
    }

    private static List<KeyValuePair<string, string?>> Standard(CaseRequest request, string authority)
    {
        List<KeyValuePair<string, string?>> headers =
        [
            new("Host", authority),
            new("Accept", "application/json, text/event-stream"),
            new("Connection", "close"),
        ];
        if (request.Body is { } body)
        {
            headers.Add(new("Content-Type", "application/json"));
            headers.Add(new("Content-Length", $"{body.Length}"));
        }

        return headers;
    }

    private static byte[] Fill(byte[] raw, string authority) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(raw).Replace("%HOST%", authority, StringComparison.Ordinal));

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
}
