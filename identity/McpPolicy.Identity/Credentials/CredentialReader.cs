using System.Collections.Immutable;
using System.Globalization;
using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Tokens;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Identity.Credentials;

/// <summary>Reads the entries of one credential file, strictly.</summary>
internal sealed class CredentialReader(AuthenticatorType type, DiagnosticBag diagnostics)
{
    private const int MostEntries = 100_000;
    private const string HashPrefix = "sha256:";
    private const string Reserved = "system:";

    private static readonly string[] DateForms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly bool _areGrants = type == AuthenticatorType.Grants;

    public IEnumerable<(CredentialEntry Entry, DocumentNode Node)> Read(ReadOnlyMemory<byte> utf8)
    {
        var list = _areGrants ? "grants" : "keys";
        if (
            DocumentRoot.Read(utf8.Span, diagnostics) is not { } root
            || MappingReader.Open(root, "the file", diagnostics, "$schema", "version", list) is not { } reader
        )
        {
            return [];
        }

        DocumentRoot.CheckVersion(reader, diagnostics);
        reader.Require(list, $"{list}: [] if there are none");
        return [.. reader.Items(list, MostEntries).Select(node => (ReadEntry(node)!, node)).Where(static read => read.Item1 is not null)];
    }

    private CredentialEntry? ReadEntry(DocumentNode node)
    {
        var key = _areGrants ? "name" : "id";
        var what = _areGrants ? "a grant" : "a key";
        var reader = MappingReader.Open(
            node,
            what,
            diagnostics,
            key,
            "hash",
            "subject",
            "groups",
            "labels",
            "scopes",
            "expiresAt",
            "suspended"
        );
        if (reader is null)
        {
            return null;
        }

        var name = reader.Require(key, $"{key}: ci") is { } n ? Values.Name(n, key, 253, diagnostics) : null;
        var hash = ReadHash(reader);
        var entry = new CredentialEntry
        {
            Name = name ?? "",
            Type = type,
            Hash = hash ?? default,
            Subject = reader.Find("subject") is { } subject ? Values.Name(subject, "subject", NodeText.Longest, diagnostics) : null,
            Groups = NodeText.List(reader, "groups", diagnostics),
            Labels = NodeText.Map(reader, "labels", diagnostics),
            Scopes = NodeText.Scopes(reader, "scopes", diagnostics),
            ExpiresAt = ReadDate(reader),
            Suspended = reader.Flag("suspended") ?? false,
        };
        CheckReserved(reader, entry);
        return name is null || hash is null ? null : entry;
    }

    private TokenDigest? ReadHash(MappingReader reader)
    {
        const string Example = "hash: sha256: and 64 lower-case hexadecimal digits, the SHA-256 of the whole key";
        if (reader.Require("hash", Example) is not { } node)
        {
            return null;
        }

        var text = (node as ScalarNode)?.Text ?? "";
        var digits = text.StartsWith(HashPrefix, StringComparison.Ordinal) ? text[HashPrefix.Length..] : "";
        if (digits.Length == 64 && digits.All(char.IsAsciiHexDigitLower))
        {
            return new TokenDigest(Convert.FromHexString(digits));
        }

        // What stands there is not repeated: it may be the key itself.
        diagnostics.Error(node, $"\"hash\" is not one; write {Example}");
        return null;
    }

    private DateTimeOffset? ReadDate(MappingReader reader)
    {
        if (reader.Find("expiresAt") is not { } node)
        {
            return null;
        }

        var text = (node as ScalarNode)?.Text ?? "";
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        if (
            hasOffset
            && DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date)
        )
        {
            return date;
        }

        diagnostics.Error(node, "\"expiresAt\" is a date with a time and an offset (RFC 3339), for example 2027-01-31T00:00:00Z");
        return null;
    }

    private void CheckReserved(MappingReader reader, CredentialEntry entry)
    {
        foreach (var key in (string[])["subject", "groups"])
        {
            var names =
                key == "groups" ? entry.Groups
                : entry.Subject is { } subject ? ImmutableArray.Create(subject)
                : [];
            if (names.Any(static name => name.StartsWith(Reserved, StringComparison.Ordinal)))
            {
                diagnostics.Error(reader.Find(key)!, $"names that begin with {Reserved} are Kubernetes' own; choose another");
            }
        }
    }
}
