namespace McpPolicy.Policy.Compilation;

/// <summary>A policy document in canonical form.</summary>
/// <param name="Json">The document as JSON, in UTF-8; the same rules give the same bytes.</param>
/// <param name="Revision">The first 32 hexadecimal digits, in lower case, of the SHA-256 of <paramref name="Json"/>.</param>
public sealed record ComposedPolicy(ReadOnlyMemory<byte> Json, string Revision);
