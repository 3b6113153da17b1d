using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>How one form of the document spells keys and values: the seed writes <c>on_deny</c> and <c>deny</c>, a ToolPolicy
/// <c>reason</c> and <c>Deny</c>. What they mean is the same.</summary>
internal sealed record Dialect
{
    public static readonly Dialect Seed = new()
    {
        IncrementFrom = "increment_from",
        OnStoreFailure = "on_store_failure",
        LimitReason = "on_deny",
        ApprovalTimeout = "approval_timeout",
        Defaults = Names(("deny", DefaultAction.Deny), ("allow", DefaultAction.Allow)),
        Actions = Names(("allow", RuleAction.Allow), ("deny", RuleAction.Deny), ("require_approval", RuleAction.RequireApproval)),
        Modes = Names(("enforce", EnforcementMode.Enforce), ("audit", EnforcementMode.Audit)),
        Alignments = Names(("sliding", WindowAlignment.Sliding), ("calendar", WindowAlignment.Calendar)),
        StoreFailures = Names(("deny", StoreFailureAction.Deny), ("allow", StoreFailureAction.Allow)),
    };

    public static readonly Dialect ToolPolicy = new()
    {
        IncrementFrom = "incrementFrom",
        OnStoreFailure = "onStoreFailure",
        LimitReason = "reason",
        ApprovalTimeout = "approvalTimeout",
        Defaults = Names(("Deny", DefaultAction.Deny), ("Allow", DefaultAction.Allow)),
        Actions = Names(
            ("Allow", RuleAction.Allow),
            ("Deny", RuleAction.Deny),
            ("RequireApproval", RuleAction.RequireApproval),
            ("Limit", RuleAction.Limit)
        ),
        Modes = Names(("Enforce", EnforcementMode.Enforce), ("Audit", EnforcementMode.Audit)),
        Alignments = Names(("Sliding", WindowAlignment.Sliding), ("Calendar", WindowAlignment.Calendar)),
        StoreFailures = Names(("Deny", StoreFailureAction.Deny), ("Allow", StoreFailureAction.Allow)),
    };

    public static readonly IReadOnlyDictionary<string, CounterScope> Scopes = Names(
        ("grant", CounterScope.Grant),
        ("session", CounterScope.Session),
        ("server", CounterScope.Server),
        ("grant+tool", CounterScope.Grant | CounterScope.Tool),
        ("session+tool", CounterScope.Session | CounterScope.Tool),
        ("server+tool", CounterScope.Server | CounterScope.Tool)
    );

    public static readonly IReadOnlyDictionary<string, TimeSpan> Windows = Names(
        ("second", TimeSpan.FromSeconds(1)),
        ("minute", TimeSpan.FromMinutes(1)),
        ("hour", TimeSpan.FromHours(1)),
        ("day", TimeSpan.FromDays(1))
    );

    public static readonly IReadOnlyDictionary<string, ConditionOperator> Operators = Names(
        ("eq", ConditionOperator.Equal),
        ("neq", ConditionOperator.NotEqual),
        ("lt", ConditionOperator.Less),
        ("lte", ConditionOperator.LessOrEqual),
        ("gt", ConditionOperator.Greater),
        ("gte", ConditionOperator.GreaterOrEqual),
        ("in", ConditionOperator.In),
        ("not_in", ConditionOperator.NotIn),
        ("exists", ConditionOperator.Exists),
        ("regex", ConditionOperator.Regex),
        ("contains", ConditionOperator.Contains)
    );

    public required string IncrementFrom { get; init; }

    public required string OnStoreFailure { get; init; }

    public required string LimitReason { get; init; }

    public required string ApprovalTimeout { get; init; }

    public required IReadOnlyDictionary<string, DefaultAction> Defaults { get; init; }

    public required IReadOnlyDictionary<string, RuleAction> Actions { get; init; }

    public required IReadOnlyDictionary<string, EnforcementMode> Modes { get; init; }

    public required IReadOnlyDictionary<string, WindowAlignment> Alignments { get; init; }

    public required IReadOnlyDictionary<string, StoreFailureAction> StoreFailures { get; init; }

    /// <summary>The spelling of a value, for writing.</summary>
    public static string NameOf<T>(IReadOnlyDictionary<string, T> names, T value)
        where T : struct => names.First(pair => pair.Value.Equals(value)).Key;

    private static OrderedDictionary<string, T> Names<T>(params ReadOnlySpan<(string Name, T Value)> pairs)
    {
        var names = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            names.Add(name, value);
        }

        return names;
    }
}
