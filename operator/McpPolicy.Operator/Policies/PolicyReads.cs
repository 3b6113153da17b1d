using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using McpPolicy.Operator.Entities;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;

namespace McpPolicy.Operator.Policies;

/// <summary>Reads ToolPolicies, each state of each once: the store hands out the same object until it changes.</summary>
public sealed class PolicyReads
{
    private readonly ConditionalWeakTable<ToolPolicy, ReadPolicy> _reads = [];

    /// <summary>The policy as read.</summary>
    public ReadPolicy Of(ToolPolicy policy) => _reads.GetValue(policy, Read);

    private static ReadPolicy Read(ToolPolicy policy)
    {
        var name = $"{policy.Metadata.Namespace}/{policy.Metadata.Name}";
        var spec = policy.Spec ?? JsonElement.Parse("{}");
        var targeting = TargetingReader.Read(spec);
        var read = ToolPolicyReader.ReadSpec(JsonSerializer.SerializeToUtf8Bytes(spec, EntitiesJsonContext.Default.JsonElement), name);
        var found = Messages(read.Diagnostics, DiagnosticSeverity.Error);
        var errors = found.IsEmpty ? targeting.Errors : found;
        return new ReadPolicy(
            name,
            targeting,
            errors.IsEmpty ? read.Policy : null,
            ModeOf(spec),
            errors,
            Messages(read.Diagnostics, DiagnosticSeverity.Warning)
        );
    }

    private static ImmutableArray<string> Messages(ImmutableArray<PolicyDiagnostic> diagnostics, DiagnosticSeverity severity) =>
        [
            .. diagnostics
                .Where(d => d.Severity == severity)
                .Select(d => d.Pointer.Length > 0 ? $"{FieldPath.Of(d.Pointer)}: {d.Message}" : d.Message),
        ];

    /// <summary>Anything that does not plainly say Audit is enforced.</summary>
    private static EnforcementMode ModeOf(JsonElement spec) =>
        spec.ValueKind == JsonValueKind.Object
        && spec.TryGetProperty("mode", out var mode)
        && mode.ValueKind == JsonValueKind.String
        && mode.ValueEquals("Audit")
            ? EnforcementMode.Audit
            : EnforcementMode.Enforce;
}
