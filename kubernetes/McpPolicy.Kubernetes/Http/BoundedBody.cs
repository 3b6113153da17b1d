namespace McpPolicy.Kubernetes.Http;

/// <summary>Reads an answer's body up to a limit.</summary>
internal static class BoundedBody
{
    /// <summary>Reads the body.</summary>
    /// <exception cref="IOException">The body is larger than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Math.Min(content.Headers.ContentLength + 1 ?? 16 * 1024, limit + 1L)];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (length > limit)
            {
                throw TooLarge(limit);
            }

            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limit + 1L));
            }
        }
    }

    private static IOException TooLarge(int limit) => new($"the API server's answer is larger than the {limit} bytes that are read");
}
