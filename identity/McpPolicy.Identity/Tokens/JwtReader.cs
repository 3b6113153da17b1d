using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace McpPolicy.Identity.Tokens;

/// <summary>Takes a JWT in compact form apart, strictly: what two readers could understand differently is refused.</summary>
internal static class JwtReader
{
    private const int LongestKeyId = 256;
    private const int LongestHeader = 4096;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    // crit and b64 change what is signed (RFC 7515, section 4.1.11; RFC 7797), enc and zip belong to encrypted tokens (RFC 7516).
    private static readonly string[] Refused = ["crit", "b64", "enc", "zip"];

    /// <summary>The token's parts, or null and why there are none, in words that repeat nothing of the token.</summary>
    public static UnverifiedJwt? Read(ReadOnlySpan<char> token, out string? problem)
    {
        var first = token.IndexOf('.');
        var second = first < 0 ? -1 : first + 1 + token[(first + 1)..].IndexOf('.');
        if (first < 0 || second <= first || token[(second + 1)..].Contains('.'))
        {
            problem = "The credential is neither a key (mcpp_...) nor a signed token in three parts.";
            return null;
        }

        if (first > LongestHeader || second == token.Length - 1 || token[(second + 1)..].ContainsAnyExcept(Alphabet))
        {
            problem = "The token has no signature, or it is not base64url.";
            return null;
        }

        if (Parse(token[..first]) is not { } header || Parse(token[(first + 1)..second]) is not { } claims)
        {
            problem = "The token's header and claims have to be JSON objects in base64url, without duplicate names.";
            return null;
        }

        return Read(header, claims, out problem);
    }

    private static UnverifiedJwt? Read(JsonElement header, JsonElement claims, out string? problem)
    {
        problem = Array.Find(Refused, name => header.TryGetProperty(name, out _)) is { } refused
            ? $"The token's header has {refused}, which is not taken."
            : null;
        var algorithm = Text(header, "alg");
        if (algorithm is null)
        {
            problem ??= "The token's header does not say its algorithm.";
        }

        var kid = Text(header, "kid");
        if (header.TryGetProperty("kid", out _) && kid is not { Length: > 0 and <= LongestKeyId })
        {
            problem ??= $"The token's kid has to be a string of 1 to {LongestKeyId} characters.";
        }

        if (header.TryGetProperty("typ", out _) && !IsJwt(Text(header, "typ")))
        {
            problem ??= "The token's typ is not JWT or at+jwt.";
        }

        return problem is null ? new UnverifiedJwt(algorithm!, kid, claims) : null;
    }

    // RFC 7519, section 5.1; RFC 9068, section 2.1: application/ may stand before it.
    private static bool IsJwt(string? typ)
    {
        const string Prefix = "application/";
        var name = typ?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true ? typ[Prefix.Length..] : typ;
        return string.Equals(name, "JWT", StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, "at+jwt", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Parse(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty || part.ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
        if (Base64Url.DecodeFromChars(part, bytes, out _, out var length) != OperationStatus.Done)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a name with half a surrogate pair.
            return null;
        }
    }
}
