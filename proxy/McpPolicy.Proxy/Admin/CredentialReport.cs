using McpPolicy.Identity.Credentials;

namespace McpPolicy.Proxy.Admin;

/// <summary>The keys or grants of one authenticator. No hash and no name of a holder is in it.</summary>
/// <param name="Name">The authenticator.</param>
/// <param name="Type">Grants or ApiKeys.</param>
/// <param name="Revision">The revision of what is in force: of a single file its SHA-256; null until something is.</param>
/// <param name="Credentials">How many keys or grants are in force.</param>
/// <param name="LastError">What is wrong with the files as they are now; null when they are in force.</param>
internal sealed record CredentialReport(string Name, string Type, string? Revision, int Credentials, string? LastError)
{
    public static CredentialReport From(CredentialStore store) =>
        new(store.Name, store.Type.ToString(), store.Revision, store.Count, store.LastError);
}
