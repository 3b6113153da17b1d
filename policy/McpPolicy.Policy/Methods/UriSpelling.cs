using System.Buffers;
using System.Text;

namespace McpPolicy.Policy.Methods;

/// <summary>
/// Accepts the one spelling of a URI that every reader takes for the same resource. RFC 3986, section 6.2.2, and the WHATWG URL
/// standard let readers put many others in its place (<c>%2e%2e</c>, <c>/./</c>, <c>FILE:</c>, a backslash…); a glob must not be led
/// around by them, so that a URI which has such another spelling is refused instead of being put right.
/// </summary>
internal static class UriSpelling
{
    private const string FileForm = "a file: URI begins with file:///";
    private const string DotSegment = "it has a . or .. where a name is expected";
    private const string NoScheme = "it does not begin with a scheme in lower case, as file: does";

    private static readonly SearchValues<byte> SchemeBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789+-."u8);
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?[]@!$&'()*+,;=%"u8
    );
    private static readonly SearchValues<byte> Separators = SearchValues.Create("/?&=;,:"u8);

    private static readonly (string Scheme, string Port)[] DefaultPorts =
    [
        ("http", ":80"),
        ("https", ":443"),
        ("ws", ":80"),
        ("wss", ":443"),
        ("ftp", ":21"),
    ];

    /// <summary>Null when the URI is spelt plainly, else what is wrong with it, in words that follow a colon.</summary>
    public static string? Problem(ReadOnlySpan<byte> uri)
    {
        var colon = uri.IndexOf((byte)':');
        if (colon < 1 || uri[..colon].ContainsAnyExcept(SchemeBytes) || uri[0] is < (byte)'a' or > (byte)'z')
        {
            return NoScheme;
        }

        var rest = uri[(colon + 1)..];
        if (rest.ContainsAnyExcept(Plain))
        {
            return rest.Contains((byte)'#')
                ? "it has a fragment, which servers ignore"
                : "it has a character that a URI must percent-encode (RFC 3986, section 2)";
        }

        return EscapeProblem(rest) ?? HierarchyProblem(Encoding.ASCII.GetString(uri[..colon]), rest);
    }

    private static string? EscapeProblem(ReadOnlySpan<byte> rest)
    {
        for (var i = rest.IndexOf((byte)'%'); i >= 0; i = Next(rest, i))
        {
            if (i + 2 >= rest.Length || !IsUpperHex(rest[i + 1]) || !IsUpperHex(rest[i + 2]))
            {
                return "a % is not followed by two digits of 0-9 and A-F";
            }

            var value = Convert.FromHexString(Encoding.ASCII.GetString(rest.Slice(i + 1, 2)))[0];
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                return "it percent-encodes a character that needs no encoding";
            }

            if (value is < 0x20 or 0x7F or (byte)'/' or (byte)'\\' || (value == (byte)'%' && LooksLikeEscape(rest[(i + 3)..])))
            {
                return "it percent-encodes a slash, a backslash, a control character or another percent-encoding";
            }
        }

        return null;
    }

    private static int Next(ReadOnlySpan<byte> rest, int i)
    {
        var next = rest[(i + 1)..].IndexOf((byte)'%');
        return next < 0 ? -1 : i + 1 + next;
    }

    private static bool LooksLikeEscape(ReadOnlySpan<byte> text) =>
        text.Length >= 2 && char.IsAsciiHexDigit((char)text[0]) && char.IsAsciiHexDigit((char)text[1]);

    private static bool IsUpperHex(byte b) => b is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'F');

    private static string? HierarchyProblem(string scheme, ReadOnlySpan<byte> rest)
    {
        var hasAuthority = rest.StartsWith("//"u8);
        var end = hasAuthority ? rest[2..].IndexOfAny((byte)'/', (byte)'?') : -1;
        var authority = hasAuthority ? rest[2..(end < 0 ? rest.Length : 2 + end)] : default;
        var path = hasAuthority ? rest[(2 + authority.Length)..] : rest;
        return SchemeProblem(scheme, hasAuthority, authority, path)
            ?? AuthorityProblem(scheme, authority)
            ?? PathProblem(path)
            ?? (scheme == "file" ? FileProblem(path) : null);
    }

    // For these schemes readers supply what is missing (WHATWG URL, "special scheme").
    private static string? SchemeProblem(string scheme, bool hasAuthority, ReadOnlySpan<byte> authority, ReadOnlySpan<byte> path)
    {
        if (scheme == "file")
        {
            return hasAuthority && authority.IsEmpty && path.StartsWith("/"u8) ? null : FileForm;
        }

        return IsWeb(scheme) && (authority.IsEmpty || !path.StartsWith("/"u8)) ? "it needs a host and a / after it" : null;
    }

    private static bool IsWeb(string scheme) => Array.Exists(DefaultPorts, known => known.Scheme == scheme);

    private static string? AuthorityProblem(string scheme, ReadOnlySpan<byte> authority)
    {
        if (authority is [(byte)'.'] or [(byte)'.', (byte)'.'])
        {
            return DotSegment;
        }

        if (authority.ContainsAnyInRange((byte)'A', (byte)'Z') || authority.Contains((byte)'%'))
        {
            return "what follows // is a host, which is written in lower case";
        }

        if (authority.Contains((byte)'@'))
        {
            return "it has a user before the host";
        }

        foreach (var (name, port) in DefaultPorts)
        {
            if (scheme == name && authority.EndsWith(Encoding.ASCII.GetBytes(port)))
            {
                return "it names the port that its scheme has anyway";
            }
        }

        return authority.EndsWith(":"u8) ? "its port is empty" : UriHostSpelling.Problem(authority, IsWeb(scheme));
    }

    private static string? PathProblem(ReadOnlySpan<byte> path)
    {
        var query = path.IndexOf((byte)'?');
        if ((query < 0 ? path : path[..query]).IndexOf("//"u8) >= 0)
        {
            return "it has an empty path segment (//)";
        }

        if (query == path.Length - 1 && query >= 0)
        {
            return "its query is empty";
        }

        // Servers make paths of what stands between any of these, not between slashes alone.
        foreach (var range in path.SplitAny(Separators))
        {
            if (path[range] is [(byte)'.'] or [(byte)'.', (byte)'.'])
            {
                return DotSegment;
            }
        }

        return null;
    }

    private static string? FileProblem(ReadOnlySpan<byte> path)
    {
        if (path.Contains((byte)'?'))
        {
            return "a file: URI has no query";
        }

        return path.Length > 1 && path[^1] == (byte)'/' ? "a file: URI has no slash at its end" : null;
    }
}
