using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace McpPolicy.Operator.Grants;

/// <summary>The tokens of grants: 256 random bits behind a prefix by which people and secret scanners know them.</summary>
internal static class TokenText
{
    private const string Prefix = "mcpp_";
    private const int RandomBytes = 32;

    /// <summary>A new token.</summary>
    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>The hash by which proxies know a token.</summary>
    public static string HashOf(string token) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}";
}
