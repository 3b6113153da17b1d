using System.Collections.Immutable;

namespace McpPolicy.Operator.Grants;

/// <summary>The grants of a server as its proxies get them.</summary>
/// <param name="File">The credential file: names, hashes, and who the holders are. No token.</param>
/// <param name="Revision">The SHA-256 of the file in hexadecimal digits, which proxies report of what they have in force.</param>
/// <param name="Grants">The names of the grants in it.</param>
internal sealed record ServerCredentials(string File, string Revision, ImmutableHashSet<string> Grants);
