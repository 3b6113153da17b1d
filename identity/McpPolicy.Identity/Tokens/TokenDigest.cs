using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace McpPolicy.Identity.Tokens;

/// <summary>The SHA-256 of a credential: what stands for it wherever it is kept or compared.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct TokenDigest : IEquatable<TokenDigest>
{
    /// <summary>Characters of the longest credential that is hashed.</summary>
    public const int LongestToken = 16 * 1024;

    private const int OnStack = 1024;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Takes the 32 bytes of a hash.</summary>
    /// <param name="hash">The hash.</param>
    public TokenDigest(ReadOnlySpan<byte> hash) => this = MemoryMarshal.Read<TokenDigest>(hash);

    /// <summary>Hashes a credential's ASCII characters. Nothing is allocated.</summary>
    /// <param name="token">The credential.</param>
    /// <param name="digest">The hash.</param>
    /// <returns>False when the credential is longer than <see cref="LongestToken"/>.</returns>
    public static bool TryOf(ReadOnlySpan<char> token, out TokenDigest digest)
    {
        digest = default;
        if (token.Length > LongestToken)
        {
            return false;
        }

        // One byte a character for ASCII; anything else takes more and matches no key, nor is it base64.
        var rented = token.Length > OnStack ? ArrayPool<byte>.Shared.Rent(token.Length * 3) : null;
        var bytes = rented ?? stackalloc byte[OnStack * 3];
        var text = bytes[..Encoding.UTF8.GetBytes(token, bytes)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        digest = new TokenDigest(hash);

        // The pool gives the memory to others.
        CryptographicOperations.ZeroMemory(text);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return true;
    }

    /// <summary>Compares in a time that does not depend on what is compared.</summary>
    /// <param name="other">The other hash.</param>
    public bool Equals(TokenDigest other) =>
        CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(new ReadOnlySpan<TokenDigest>(in this)),
            MemoryMarshal.AsBytes(new ReadOnlySpan<TokenDigest>(in other))
        );

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TokenDigest other && Equals(other);

    /// <summary>Differs from process to process, so that the time of a look-up tells nothing about what is stored.</summary>
    public override int GetHashCode() => HashCode.Combine(_a, _b, _c, _d);

    /// <summary>Says nothing.</summary>
    public override string ToString() => nameof(TokenDigest);

    /// <summary>Whether both are the same hash.</summary>
    public static bool operator ==(TokenDigest left, TokenDigest right) => left.Equals(right);

    /// <summary>Whether the hashes differ.</summary>
    public static bool operator !=(TokenDigest left, TokenDigest right) => !left.Equals(right);
}
