using System.Text;
using System.Text.Json;

namespace McpPolicy.Proxy.Tests.Corpus;

/// <summary>Reads the corpus from the files beside the test program.</summary>
internal static class CorpusFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static IEnumerable<(string File, CorpusCase Case)> All() =>
        from path in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal)
        from entry in JsonSerializer.Deserialize<CorpusFile>(File.ReadAllBytes(path), Options)!.Cases
        select (Path.GetFileNameWithoutExtension(path), entry);

    public static byte[]? BodyOf(CorpusCase entry)
    {
        if (entry.Body is not { } body)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        foreach (JsonElement part in body.ValueKind == JsonValueKind.Array ? body.EnumerateArray().ToArray() : [body])
        {
            bytes.Write(PartOf(part));
        }

        return bytes.ToArray();
    }

    private static byte[] PartOf(JsonElement part)
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
