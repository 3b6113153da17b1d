namespace McpPolicy.Identity.Credentials;

/// <summary>A credential file's content.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">What is in it.</param>
internal sealed record CredentialFile(string Path, byte[] Bytes);
