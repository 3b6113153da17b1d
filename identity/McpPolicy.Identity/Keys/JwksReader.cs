using System.Text.Json;

namespace McpPolicy.Identity.Keys;

/// <summary>Reads a set of public keys (RFC 7517, section 5). Keys that cannot check a signature here are left out, as the RFC wants;
/// a set that is ambiguous is refused whole.</summary>
internal static class JwksReader
{
    private const int MostKeys = 100;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The set, or null and what is wrong with it.</summary>
    public static SigningKeySet? Read(ReadOnlyMemory<byte> utf8, out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return Read(document.RootElement, out problem);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = "it is not JSON, or a name occurs twice in it";
            return null;
        }
    }

    private static SigningKeySet? Read(JsonElement root, out string? problem)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("keys", out var list)
            || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() > MostKeys
        )
        {
            problem = $"it is no object with an array of at most {MostKeys} keys";
            return null;
        }

        var keys = list.EnumerateArray().Select(JwkReader.Read).OfType<SigningKey>().ToList();
        problem = FindProblem(keys);
        return problem is null ? new SigningKeySet(keys) : null;
    }

    private static string? FindProblem(List<SigningKey> keys)
    {
        if (keys.Count == 0)
        {
            return "none of its keys can check a signature: RSA from 2048 bits, or EC with P-256, P-384 or P-521, with use sig or none";
        }

        // Which of the two would check a token could depend on their order.
        var twice = keys.Where(static key => key.Id is not null)
            .GroupBy(static key => key.Id, StringComparer.Ordinal)
            .FirstOrDefault(static g => g.Count() > 1);
        return twice is null ? null : "two of its keys have the same kid";
    }
}
