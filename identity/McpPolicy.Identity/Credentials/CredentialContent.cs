using System.Collections.Immutable;

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
}
