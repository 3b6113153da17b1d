using System.Text;
using System.Text.Json;

namespace McpPolicy.Corpus.Cases;

/// <summary>Bytes as the corpus writes them down: text, or a list of parts.</summary>
internal static class CaseBytes
{
    /// <summary>The bytes that a member stands for.</summary>
    public static byte[] Of(JsonElement member)
    {
        using var bytes = new MemoryStream();
        foreach (JsonElement part in member.ValueKind == JsonValueKind.Array ? [.. member.EnumerateArray()] : new[] { member })
        {
            bytes.Write(OfPart(part));
        }

        return bytes.ToArray();
    }

    private static byte[] OfPart(JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.String)
        {
            return Encoding.UTF8.GetBytes(part.GetString()!);
        }

        if (part.TryGetProperty("base64", out JsonElement encoded))
        {
            return encoded.GetBytesFromBase64();
        }

        int times = part.GetProperty("times").GetInt32();
        IEnumerable<string> texts = part.TryGetProperty("repeat", out JsonElement repeat)
            ? Enumerable.Repeat(repeat.GetString()!, times)
            : Enumerable
                .Range(0, times)
                .Select(i => part.GetProperty("numbered").GetString()!.Replace("%d", $"{i}", StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(string.Concat(texts));
    }
}
