using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Policies;

namespace McpPolicy.Operator.Grants;

/// <summary>Reads McpGrants, each state of each once: the store hands out the same object until it changes.</summary>
internal sealed class GrantReads
{
    private readonly ConditionalWeakTable<McpGrant, ReadGrant> _reads = [];

    /// <summary>The grant as read.</summary>
    public ReadGrant Of(McpGrant grant) => _reads.GetValue(grant, Read);

    private static ReadGrant Read(McpGrant grant)
    {
        var name = grant.Metadata.Name!;
        try
        {
            var spec = grant.Spec?.Deserialize(EntitiesJsonContext.Default.McpGrantSpec);
            if (spec is null)
            {
                return Unreadable(name, "spec is missing");
            }

            var targeting = TargetingOf(spec);
            ImmutableArray<string> errors = [.. ErrorsIn(name, spec), .. GrantEntry.ErrorsIn(name, spec)];
            return errors.IsEmpty ? new(name, spec, targeting, []) : new(name, null, GrantTargeting.Nothing, errors);
        }
        catch (JsonException e)
        {
            return Unreadable(name, $"spec does not have the form of an McpGrant at {e.Path}; see kubectl explain mcpgrant.spec");
        }
    }

    private static ReadGrant Unreadable(string name, string error) => new(name, null, GrantTargeting.Nothing, [error]);

    private static GrantTargeting TargetingOf(McpGrantSpec spec) =>
        new([.. spec.Servers ?? []], spec.ServerSelector is { } selector ? TargetSelectors.Read(selector, "serverSelector") : null);

    private static IEnumerable<string> ErrorsIn(string name, McpGrantSpec spec)
    {
        if (name.Length > 63 || name.Contains('.', StringComparison.Ordinal))
        {
            yield return "the name must be a DNS label (RFC 1123) of at most 63 characters, because the token's Secret is labelled with it";
        }

        if (spec.Servers is null == spec.ServerSelector is null)
        {
            yield return "spec: set exactly one of servers and serverSelector";
        }

        if (spec.Servers is { Count: 0 })
        {
            yield return "spec.servers is empty; name the McpServers that take the token";
        }
    }
}
