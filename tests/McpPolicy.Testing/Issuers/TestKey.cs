using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace McpPolicy.Testing.Issuers;

/// <summary>A key pair that signs test tokens.</summary>
public sealed class TestKey : IDisposable
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _curve;

    private TestKey(string kid, RSA? rsa, ECDsa? curve)
    {
        Kid = kid;
        _rsa = rsa;
        _curve = curve;
    }

    /// <summary>The key's id.</summary>
    public string Kid { get; }

    /// <summary>An RSA key.</summary>
    public static TestKey Rsa(string kid, int bits = 2048) => new(kid, RSA.Create(bits), null);

    /// <summary>A key on P-256.</summary>
    public static TestKey Curve(string kid) => new(kid, null, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>The public key in PEM, which key confusion takes for an HMAC secret.</summary>
    public string Pem => _rsa?.ExportSubjectPublicKeyInfoPem() ?? _curve!.ExportSubjectPublicKeyInfoPem();

    /// <summary>The public key as a JWK, with further members.</summary>
    public string Jwk(string more = "")
    {
        if (_rsa is not null)
        {
            RSAParameters rsa = _rsa.ExportParameters(false);
            return $$"""{"kty":"RSA","kid":"{{Kid}}","n":"{{Text(rsa.Modulus!)}}","e":"{{Text(rsa.Exponent!)}}"{{more}}}""";
        }

        ECPoint point = _curve!.ExportParameters(false).Q;
        return $$"""{"kty":"EC","kid":"{{Kid}}","crv":"P-256","x":"{{Text(point.X!)}}","y":"{{Text(point.Y!)}}"{{more}}}""";
    }

    /// <summary>Signs a token whose header and claims are given as they shall be written.</summary>
    public string Token(string header, string claims)
    {
        string signed = $"{Text(Encoding.UTF8.GetBytes(header))}.{Text(Encoding.UTF8.GetBytes(claims))}";
        byte[] bytes = Encoding.ASCII.GetBytes(signed);
        RSASignaturePadding padding = header.Contains("\"PS", StringComparison.Ordinal)
            ? RSASignaturePadding.Pss
            : RSASignaturePadding.Pkcs1;
        byte[] signature = _rsa?.SignData(bytes, HashAlgorithmName.SHA256, padding) ?? _curve!.SignData(bytes, HashAlgorithmName.SHA256);
        return $"{signed}.{Text(signature)}";
    }

    /// <summary>A token whose signature is an HMAC.</summary>
    public static string HmacToken(string header, string claims, byte[] secret)
    {
        string signed = $"{Text(Encoding.UTF8.GetBytes(header))}.{Text(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Text(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>Base64url without padding.</summary>
    public static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        _rsa?.Dispose();
        _curve?.Dispose();
    }
}
