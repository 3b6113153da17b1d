using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>One rule: which calls it is about, and what it says about them.</summary>
public sealed record PolicyRule
{
    /// <summary>The name, distinct within its policy, at most 253 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The tools the rule is about: exact names and <c>*</c> globs. A rule names at least one tool, prompt, resource or method.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];

    /// <summary>The prompts the rule is about: exact names and <c>*</c> globs.</summary>
    public ImmutableArray<string> Prompts { get; init; } = [];

    /// <summary>The resources the rule is about: exact URIs and <c>*</c> globs.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>The methods other than <c>tools/call</c> the rule is about: exact names and <c>*</c> globs. Beside prompts or resources:
    /// those of their methods that the rule is about; empty means using them, in whatever way.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>The callers the rule is about; empty means everybody.</summary>
    public ImmutableArray<RuleSubject> Subjects { get; init; } = [];

    /// <summary>On an Allow rule: the scopes that a caller needs for the calls it is about, whatever else allows them; empty for none.</summary>
    public ImmutableArray<string> RequireScopes { get; init; } = [];

    /// <summary>What has to hold for the call's arguments; null means any arguments.</summary>
    public Condition? When { get; init; }

    /// <summary>What the rule says.</summary>
    public required RuleAction Action { get; init; }

    /// <summary>Why, in words for the agent; null when the policy's author gave none. At most 1,024 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>On an unconditional Deny: the call is answered as if the tool, prompt or resource did not exist.</summary>
    public bool Hide { get; init; }

    /// <summary>How long a person has to approve a call, 1 second to 366 days, in whole seconds; null: as long as approvals wait by
    /// themselves. Only on RequireApproval.</summary>
    public TimeSpan? ApprovalTimeout { get; init; }

    /// <summary>Whether the rule acts or only reports.</summary>
    public EnforcementMode Mode { get; init; }

    /// <summary>The limits that must all have room; only on Allow and Limit rules.</summary>
    public ImmutableArray<RuleLimit> Limits { get; init; } = [];

    /// <summary>Where in its document the rule was written, as a JSON Pointer (RFC 6901). Not part of the rule's meaning.</summary>
    public string Pointer { get; init; } = "";
}
