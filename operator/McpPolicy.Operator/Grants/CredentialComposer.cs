using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Grants;

/// <summary>Composes the credential file of a server. Pure: equal grants give the same bytes.</summary>
internal static class CredentialComposer
{
    // What a ConfigMap may hold, less its metadata and the cluster's keys beside the file (apimachinery limits the object to 1 MiB).
    internal const int MaxBytes = 896 * 1024;

    /// <summary>Composes the grants that have a token.</summary>
    /// <param name="grants">The grants for the server. Where not all fit, the youngest are left out: nobody can push others out by making more.</param>
    /// <param name="maxBytes">How large the entries may be together.</param>
    public static ServerCredentials Compose(IEnumerable<(McpGrant Grant, ReadGrant Read)> grants, int maxBytes = MaxBytes)
    {
        var entries = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        var size = 0;
        foreach (
            var (grant, read) in grants.OrderBy(g => g.Grant.Metadata.CreationTimestamp).ThenBy(g => g.Read.Name, StringComparer.Ordinal)
        )
        {
            if (read.Spec is not { } spec || grant.Status?.Token is not { } token || !hashes.Add(token.Hash))
            {
                continue;
            }

            var entry = GrantEntry.Write(read.Name, spec, token.Hash);
            size += Encoding.UTF8.GetByteCount(entry.ToJsonString()) + 1;
            if (size > maxBytes)
            {
                break;
            }

            entries.Add(read.Name, entry);
        }

        var file = GrantEntry.File(entries.Values);
        return new(file, RevisionOf(file), [.. entries.Keys]);
    }

    private static string RevisionOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)));
}
