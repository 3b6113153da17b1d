using System.Collections.Immutable;
using System.Text.Json;

namespace McpPolicy.Corpus.Cases;

/// <summary>Reads the corpus: folders <c>hostile</c> and <c>legal</c>, a file a class.</summary>
public static class CorpusReader
{
    /// <summary>The corpus beside the program.</summary>
    public static string DefaultFolder { get; } = Path.Combine(AppContext.BaseDirectory, "corpus");

    /// <summary>Reads all cases, hostile ones first, classes by name.</summary>
    /// <exception cref="InvalidDataException">A file is not of the corpus's form; the message says which and where.</exception>
    public static ImmutableArray<CorpusCase> ReadAll(string folder) => [.. Read(folder, "hostile"), .. Read(folder, "legal")];

    private static IEnumerable<CorpusCase> Read(string folder, string kind) =>
        Directory
            .EnumerateFiles(Path.Combine(folder, kind), "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => ReadFile(file, kind == "hostile"));

    private static ImmutableArray<CorpusCase> ReadFile(string file, bool isHostile)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            string name = document.RootElement.GetProperty("class").GetString()!;
            return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(entry => ReadCase(entry, name, isHostile))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{file} is not a class of the corpus: {e.Message}", e);
        }
    }

    private static CorpusCase ReadCase(JsonElement entry, string name, bool isHostile) =>
        new(
            entry.GetProperty("id").GetString()!,
            name,
            isHostile,
            entry.GetProperty("tries").GetString()!,
            ReadRequest(entry),
            Text(entry, "smuggles"),
            ReadExpectation(entry.GetProperty("expect"))
        );

    private static CaseRequest ReadRequest(JsonElement entry) =>
        new(
            Text(entry, "method") ?? "POST",
            Text(entry, "path") ?? "/mcp",
            entry.TryGetProperty("headers", out JsonElement headers) ? [.. headers.EnumerateArray().Select(ReadHeader)] : [],
            entry.TryGetProperty("body", out JsonElement body) ? CaseBytes.Of(body) : null,
            entry.TryGetProperty("raw", out JsonElement raw) ? CaseBytes.Of(raw) : null
        );

    private static KeyValuePair<string, string?> ReadHeader(JsonElement header) => new(header[0].GetString()!, header[1].GetString());

    private static CaseExpectation ReadExpectation(JsonElement expect) =>
        new(expect.GetProperty("forwarded").GetBoolean(), Number(expect, "status"), Number(expect, "code"), Text(expect, "effect"));

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static int? Number(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : null;
}
