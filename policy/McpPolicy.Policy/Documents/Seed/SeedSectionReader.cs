using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>Reads a section: an entry for each key.</summary>
internal sealed class SeedSectionReader(SeedSection section, SeedToolReader entries, DiagnosticBag diagnostics)
{
    public void Read(DocumentNode node)
    {
        if (node is not MappingNode keys)
        {
            diagnostics.Error(node, $"\"{section.Key}\" must be an object with a key for each name, not {node.Describe()}");
            return;
        }

        if (keys.Members.Count > DocumentLimits.Rules)
        {
            diagnostics.Error(node, $"\"{section.Key}\" has {keys.Members.Count} entries; at most {DocumentLimits.Rules} are allowed");
            return;
        }

        foreach (var member in keys.Members)
        {
            ReadMember(member);
        }
    }

    private void ReadMember(MemberNode member)
    {
        if (!section.Check(member.Value, member.Key, diagnostics))
        {
            return;
        }

        var name = section.RuleName(member.Key);
        if (name.Length > DocumentLimits.Name)
        {
            diagnostics.Error(
                member.Value,
                $"the key is longer than the {DocumentLimits.Name} characters of a rule's name; write a rule under \"policies\""
            );
        }
        else if (member.Key.AsSpan().Trim('*').IsEmpty)
        {
            // The seed: "*" speaks about all tools, but never rescues one that is not listed.
            entries.ReadAll(member.Value, name);
        }
        else
        {
            entries.ReadOne(member.Value, name, member.Key);
        }
    }
}
