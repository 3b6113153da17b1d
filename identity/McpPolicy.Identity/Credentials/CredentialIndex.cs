using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Tokens;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Identity.Credentials;

/// <summary>Collects the entries of several files and reports what occurs twice.</summary>
internal sealed class CredentialIndex(AuthenticatorType type)
{
    private readonly Dictionary<TokenDigest, CredentialEntry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public IEnumerable<CredentialEntry> All => _entries.Values;

    public void Add(IEnumerable<(CredentialEntry Entry, DocumentNode Node)> entries, DiagnosticBag diagnostics)
    {
        foreach (var (entry, node) in entries)
        {
            if (!_entries.TryAdd(entry.Hash, entry))
            {
                diagnostics.Error(node, $"\"{entry.Name}\" has the hash of \"{_entries[entry.Hash].Name}\"; one key stands for one entry");
            }

            // Several tokens of one grant are how it is rotated.
            if (type == AuthenticatorType.ApiKeys && !_ids.Add(entry.Name))
            {
                diagnostics.Error(node, $"two keys have the id \"{entry.Name}\"; give each its own");
            }
        }
    }
}
