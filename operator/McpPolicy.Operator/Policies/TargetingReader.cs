using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Policies;

namespace McpPolicy.Operator.Policies;

/// <summary>Reads a policy's targets out of its spec, whatever the rest of the spec is like.</summary>
internal static class TargetingReader
{
    private const string RefsMember = "targetRefs";
    private const string SelectorMember = "targetSelector";

    public static PolicyTargeting Read(JsonElement spec)
    {
        if (spec.ValueKind != JsonValueKind.Object)
        {
            return Everywhere("spec is missing");
        }

        try
        {
            var names = ReadRefs(spec);
            var selector = ReadSelector(spec);
            return new(
                names ?? [],
                selector,
                names is null == selector is null ? ["set exactly one of targetRefs and targetSelector"] : []
            );
        }
        catch (JsonException e)
        {
            return Everywhere($"the targets cannot be read at {e.Path}; see kubectl explain toolpolicy.spec");
        }
    }

    /// <summary>Nobody can tell what the policy was meant to restrict, so it restricts everything it may be attached to.</summary>
    private static PolicyTargeting Everywhere(string error) => new([], LabelSelector.Everything, [error]);

    private static ImmutableArray<string>? ReadRefs(JsonElement spec) =>
        spec.TryGetProperty(RefsMember, out var refs)
            ? [.. (refs.Deserialize(EntitiesJsonContext.Default.IReadOnlyListTargetReference) ?? []).Select(r => r.Name)]
            : null;

    private static LabelSelector? ReadSelector(JsonElement spec)
    {
        if (!spec.TryGetProperty(SelectorMember, out var element))
        {
            return null;
        }

        return TargetSelectors.Read(
            element.Deserialize(EntitiesJsonContext.Default.TargetSelector) ?? new TargetSelector(),
            SelectorMember
        );
    }
}
