using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace McpPolicy.Identity.Keys;

/// <summary>Reads one public key (RFC 7517, RFC 7518 section 6).</summary>
internal static class JwkReader
{
    private const int SmallestRsa = 2048;
    private const int LargestRsa = 8192;

    private static readonly string[] RsaAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

    private static readonly Dictionary<string, (ECCurve Curve, string Algorithm, int Bytes)> Curves = new(StringComparer.Ordinal)
    {
        ["P-256"] = (ECCurve.NamedCurves.nistP256, "ES256", 32),
        ["P-384"] = (ECCurve.NamedCurves.nistP384, "ES384", 48),
        ["P-521"] = (ECCurve.NamedCurves.nistP521, "ES512", 66),
    };

    /// <summary>The key; null when it cannot check signatures here.</summary>
    public static SigningKey? Read(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || !MayVerify(jwk))
        {
            return null;
        }

        return Text(jwk, "kty") switch
        {
            "RSA" => ReadRsa(jwk),
            "EC" => ReadCurve(jwk),
            _ => null,
        };
    }

    private static bool MayVerify(JsonElement jwk) =>
        (!jwk.TryGetProperty("use", out _) || Text(jwk, "use") == "sig")
        && (
            !jwk.TryGetProperty("key_ops", out var uses)
            || (uses.ValueKind == JsonValueKind.Array && uses.EnumerateArray().Any(static use => use.ValueEquals("verify")))
        );

    private static SigningKey? ReadRsa(JsonElement jwk)
    {
        if (Bytes(jwk, "n") is not { } modulus || Bytes(jwk, "e") is not { Length: > 0 and <= 4 } exponent)
        {
            return null;
        }

        var bits = modulus.AsSpan().TrimStart((byte)0).Length * 8;
        return bits is < SmallestRsa or > LargestRsa
            ? null
            : Make(jwk, new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }), RsaAlgorithms);
    }

    private static SigningKey? ReadCurve(JsonElement jwk)
    {
        if (
            !Curves.TryGetValue(Text(jwk, "crv") ?? "", out var curve)
            || Bytes(jwk, "x") is not { } x
            || Bytes(jwk, "y") is not { } y
            || x.Length != curve.Bytes
            || y.Length != curve.Bytes
        )
        {
            return null;
        }

        try
        {
            var point = new ECParameters
            {
                Curve = curve.Curve,
                Q = new ECPoint { X = x, Y = y },
            };
            return Make(jwk, new ECDsaSecurityKey(ECDsa.Create(point)), [curve.Algorithm]);
        }
        catch (CryptographicException)
        {
            // The point is not on the curve.
            return null;
        }
    }

    private static SigningKey? Make(JsonElement jwk, AsymmetricSecurityKey key, string[] algorithms)
    {
        var id = Text(jwk, "kid");
        var only = Text(jwk, "alg");
        string[] usable = only is null ? algorithms : [.. algorithms.Where(algorithm => algorithm == only)];
        if (usable.Length == 0 || (jwk.TryGetProperty("kid", out _) && string.IsNullOrEmpty(id)))
        {
            return null;
        }

        key.KeyId = id;
        return new SigningKey(id, Convert.ToHexString(key.ComputeJwkThumbprint()), usable, key);
    }

    private static string? Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement jwk, string name)
    {
        if (Text(jwk, name) is not { } text)
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done ? bytes[..length] : null;
    }
}
