using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace McpPolicy.Identity.Credentials;

/// <summary>What an authenticator's files held at one moment.</summary>
public sealed class CredentialContent
{
    internal CredentialContent(ImmutableArray<CredentialFile> files, string? problem)
    {
        Files = files;
        Problem = problem;
    }

    internal ImmutableArray<CredentialFile> Files { get; }

    /// <summary>Why the files cannot be read; null when they can.</summary>
    public string? Problem { get; }

    /// <summary>
    /// What was read, in 64 hexadecimal digits: the SHA-256 of a single file, or of the lines NAME SHA-256 of several, in the order of their names.
    /// </summary>
    public string Revision =>
        Convert.ToHexStringLower(
            Files.Length == 1
                ? SHA256.HashData(Files[0].Bytes)
                : SHA256.HashData(
                    Encoding.UTF8.GetBytes(string.Concat(Files.Select(static f => $"{Path.GetFileName(f.Path)} {HashOf(f)}\n")))
                )
        );

    /// <summary>Whether the files held the same at another moment.</summary>
    /// <param name="other">The other moment.</param>
    public bool IsSameAs(CredentialContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Problem == other.Problem
            && Files.Length == other.Files.Length
            && Files
                .Zip(other.Files)
                .All(static pair => pair.First.Path == pair.Second.Path && pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes));
    }

    private static string HashOf(CredentialFile file) => Convert.ToHexStringLower(SHA256.HashData(file.Bytes));
}
