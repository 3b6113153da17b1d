using System.Text;
using System.Text.Unicode;

namespace McpPolicy.Corpus.Reading.Text;

/// <summary>Every text that some server decodes a body to.</summary>
internal static class BodyTexts
{
    private const int MaxLayers = 2;

    /// <summary>The texts, each with what it takes.</summary>
    /// <param name="body">The body as it arrived.</param>
    /// <param name="contentTypes">All <c>Content-Type</c> values.</param>
    /// <param name="codings">All names of content codings in the headers.</param>
    public static IEnumerable<(string Text, Leniency Leniency)> Of(ReadOnlyMemory<byte> body, string contentTypes, string codings)
    {
        foreach ((byte[] bytes, Leniency leniency) in Layers(body.ToArray(), codings, Leniency.None, 0))
        {
            foreach ((string text, Leniency decoded) in Decoded(bytes, contentTypes))
            {
                yield return (text, leniency | decoded);
                if (FormText.Decode(text, contentTypes) is { } form)
                {
                    yield return (form, leniency | decoded | Leniency.FormBody);
                }
            }
        }
    }

    private static IEnumerable<(byte[] Bytes, Leniency Leniency)> Layers(byte[] bytes, string codings, Leniency leniency, int layer)
    {
        yield return (bytes, leniency);
        if (layer == MaxLayers)
        {
            yield break;
        }

        foreach (byte[] plain in Decompression.Of(bytes, codings))
        {
            foreach ((byte[], Leniency) inner in Layers(plain, codings, leniency | Leniency.Decompressed, layer + 1))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<(string Text, Leniency Leniency)> Decoded(byte[] bytes, string contentTypes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        yield return text.StartsWith('\uFEFF') ? (text[1..], Leniency.ByteOrderMark) : (text, Leniency.None);
        if (!Utf8.IsValid(bytes))
        {
            yield return (Utf8Repair.WithoutInvalid(bytes), Leniency.InvalidBytesDropped);
            yield return (Utf8Repair.Overlong(bytes), Leniency.OverlongForms);
        }

        if (bytes.AsSpan().Contains((byte)0))
        {
            yield return (text.Replace("\0", "", StringComparison.Ordinal), Leniency.NulsDropped);
            foreach (Encoding encoding in Charsets.Sniff(bytes))
            {
                yield return (encoding.GetString(bytes), Leniency.SniffedEncoding);
            }
        }

        foreach (string decoded in Charsets.Named(bytes, contentTypes))
        {
            yield return (decoded, Leniency.NamedCharset);
        }
    }
}
