using System.IO.Compression;
using McpPolicy.Proxy.Wire;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Lists;

/// <summary>Undoes the compression of a server that compresses although it was asked not to.</summary>
internal static class ContentDecoder
{
    /// <summary>Whether the body is anything but plain.</summary>
    public static bool IsEncoded(IHeaderDictionary headers)
    {
        StringValues encodings = headers.ContentEncoding;
        return encodings.Count > 0 && !(encodings.Count == 1 && IsNamed(encodings[0], "identity"));
    }

    /// <summary>Decodes a whole body and takes the header away.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="plain">Takes the decoded body.</param>
    /// <param name="maxBytes">The largest decoded body.</param>
    /// <returns>The plain body, which is <paramref name="body"/> itself when it was plain; null when it cannot be decoded.</returns>
    public static PooledBuffer? Decode(IHeaderDictionary headers, PooledBuffer body, PooledBuffer plain, int maxBytes)
    {
        if (!IsEncoded(headers))
        {
            return body;
        }

        StringValues encodings = headers.ContentEncoding;
        using var compressed = new MemoryStream(body.Written.ToArray(), writable: false);
        using Stream? decoder = encodings.Count == 1 ? DecoderOf(encodings[0], compressed) : null;
        if (decoder is null || !TryCopy(decoder, plain, maxBytes))
        {
            return null;
        }

        headers.ContentEncoding = default;
        return plain;
    }

    private static Stream? DecoderOf(string? encoding, Stream compressed) =>
        encoding switch
        {
            _ when IsNamed(encoding, "gzip") => new GZipStream(compressed, CompressionMode.Decompress),
            _ when IsNamed(encoding, "br") => new BrotliStream(compressed, CompressionMode.Decompress),
            _ when IsNamed(encoding, "deflate") => new ZLibStream(compressed, CompressionMode.Decompress),
            _ => null,
        };

    private static bool TryCopy(Stream decoder, PooledBuffer plain, int maxBytes)
    {
        try
        {
            int read;
            while ((read = decoder.Read(plain.GetSpan(4096))) > 0)
            {
                plain.Advance(read);
                if (plain.Length > maxBytes)
                {
                    return false;
                }
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsNamed(string? value, string name) => string.Equals(value?.Trim(), name, StringComparison.OrdinalIgnoreCase);
}
