using System.IO.Compression;

namespace McpPolicy.Corpus.Reading.Text;

/// <summary>Bodies that some server decompresses.</summary>
internal static class Decompression
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>What the bytes become by every coding that is named, or that they look like.</summary>
    public static IEnumerable<byte[]> Of(byte[] bytes, string codings)
    {
        if (bytes is [0x1F, 0x8B, ..] && Read(bytes, static s => new GZipStream(s, CompressionMode.Decompress)) is { } gzip)
        {
            yield return gzip;
        }

        if (bytes is [0x78, ..] && Read(bytes, static s => new ZLibStream(s, CompressionMode.Decompress)) is { } zlib)
        {
            yield return zlib;
        }

        if (Names(codings, "deflate") && Read(bytes, static s => new DeflateStream(s, CompressionMode.Decompress)) is { } deflate)
        {
            yield return deflate;
        }

        if (Names(codings, "br") && Read(bytes, static s => new BrotliStream(s, CompressionMode.Decompress)) is { } brotli)
        {
            yield return brotli;
        }
    }

    private static bool Names(string codings, string coding) => codings.Contains(coding, StringComparison.OrdinalIgnoreCase);

    private static byte[]? Read(byte[] bytes, Func<Stream, Stream> open)
    {
        try
        {
            using Stream decoder = open(new MemoryStream(bytes, writable: false));
            using var plain = new MemoryStream();
            byte[] part = new byte[4096];
            for (int read; (read = decoder.Read(part)) > 0 && plain.Length < MostBytes; )
            {
                plain.Write(part, 0, read);
            }

            return plain.Length > 0 ? plain.ToArray() : null;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
