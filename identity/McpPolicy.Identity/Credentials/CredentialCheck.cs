using System.Collections.Immutable;
using McpPolicy.Identity.Configuration;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Identity.Credentials;

/// <summary>Judges credential files without putting them in force, for those who write them.</summary>
public static class CredentialCheck
{
    /// <summary>What a store would not take in a file.</summary>
    /// <param name="type">Grants or ApiKeys.</param>
    /// <param name="utf8">The file's content.</param>
    /// <param name="sourceName">The file's name, for messages.</param>
    /// <returns>Every error with its place; none when the file would be taken.</returns>
    public static ImmutableArray<PolicyDiagnostic> Check(AuthenticatorType type, ReadOnlyMemory<byte> utf8, string sourceName)
    {
        var diagnostics = new DiagnosticBag(sourceName);
        new CredentialIndex(type).Add(new CredentialReader(type, diagnostics).Read(utf8), diagnostics);
        return diagnostics.ToImmutable();
    }
}
