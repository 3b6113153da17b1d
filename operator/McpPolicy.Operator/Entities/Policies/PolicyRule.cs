using System.Text.Json;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>One rule: which calls it matches and what happens to them.</summary>
[ValidationRule(
    "self.action in ['Allow', 'Limit'] || !has(self.limits) || size(self.limits) == 0",
    "limits belong to rules with action Allow or Limit"
)]
[ValidationRule("self.action != 'Limit' || (has(self.limits) && size(self.limits) > 0)", "a rule with action Limit needs limits")]
[ValidationRule(
    "self.action == 'RequireApproval' || !has(self.approvalTimeout)",
    "approvalTimeout belongs to rules with action RequireApproval"
)]
[ValidationRule(
    "has(self.tools) || has(self.prompts) || has(self.resources) || has(self.methods)",
    "a rule names tools, prompts, resources or methods; set at least one of them"
)]
[ValidationRule(
    "!has(self.tools) || !has(self.methods)",
    "tools have one method, tools/call, so methods beside tools says nothing; write another rule"
)]
[ValidationRule("self.action == 'Deny' || !has(self.hide) || !self.hide", "hide belongs to rules with action Deny")]
[ValidationRule("self.action == 'Allow' || !has(self.requireScopes)", "requireScopes belongs to rules with action Allow")]
public sealed record PolicyRule
{
    /// <summary>
    /// The rule's name, unique in the policy: letters, digits, -, _ and ., at most 128 characters. Denials, metrics and audit records carry it.
    /// </summary>
    [Length(1, 128)]
    [Pattern("^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$")]
    public required string Name { get; init; }

    /// <summary>
    /// The tools the rule is about: exact names, or globs in which * stands for any run of characters. Compared by code point and
    /// case-sensitive. 1 to 128 entries of at most 128 characters. A rule names at least one tool, prompt, resource or method.
    /// </summary>
    [Items(1, 128)]
    [Length(1, 128)]
    [ListSet]
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>The prompts the rule is about, by exact name or glob, for prompts/get and completion/complete. 1 to 128 entries.</summary>
    [Items(1, 128)]
    [Length(1, 256)]
    [ListSet]
    public IReadOnlyList<string>? Prompts { get; init; }

    /// <summary>
    /// The resources the rule is about, by exact URI or glob in which * stands for any run of characters, slashes too; for resources/read,
    /// resources/subscribe, resources/unsubscribe and completion/complete. Only plainly spelt URIs match: scheme and host in lower case, no
    /// dot segments, no needless percent-encoding. 1 to 128 entries.
    /// </summary>
    [Items(1, 128)]
    [Length(1, 2048)]
    [ListSet]
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>
    /// The methods other than tools/call the rule is about: logging/setLevel, a glob such as tasks/*, or an extension's method. Beside prompts
    /// or resources: which of their methods the rule is about. 1 to 64 entries. Lifecycle methods always pass and cannot be named.
    /// </summary>
    [Items(1, 64)]
    [Length(1, 128)]
    [ListSet]
    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>The callers the rule is about; none: everybody. At most 64.</summary>
    [Items(1, 64)]
    public IReadOnlyList<RuleSubject>? Subjects { get; init; }

    /// <summary>
    /// The OAuth scopes that a caller needs for the calls this Allow rule is about, whatever else allows them: all of these. A caller with a
    /// token that lacks one is answered with HTTP 403 insufficient_scope, so that its client can ask for more. At most 16.
    /// </summary>
    [Items(1, 16)]
    [Length(1, 253)]
    [Pattern("^[!#-\\[\\]-~]+$")]
    [ListSet]
    public IReadOnlyList<string>? RequireScopes { get; init; }

    /// <summary>
    /// What has to hold for the call's arguments; absent: any arguments. Either one comparison, as in {path: args.amount, op: lte, value:
    /// 100}, or {all: [...]}, {any: [...]} or {not: {...}} of further ones. path is args.NAME or a JSON Pointer such as /NAME; op is one of
    /// eq, neq, lt, lte, gt, gte, in, not_in, exists, regex, contains. On an argument that is missing or of another type a condition is
    /// false for Allow and true for Deny.
    /// </summary>
    [PreserveUnknownFields]
    public JsonElement? When { get; init; }

    /// <summary>What happens to a call that the rule matches.</summary>
    public required RuleAction Action { get; init; }

    /// <summary>What a refused caller is told, in one or two sentences that a model can act on. At most 1024 characters.</summary>
    [Length(1, 1024)]
    public string? Reason { get; init; }

    /// <summary>
    /// Answers as if the tool, prompt or resource did not exist, in place of saying that it was refused. Only with action Deny and without when: a tool
    /// cannot be there for some arguments only. Default false.
    /// </summary>
    public bool? Hide { get; init; }

    /// <summary>
    /// How long a person has to approve a call, as in 90s, 10m or 1h30m: 1 second to 366 days. Only with action RequireApproval; absent: as
    /// long as approvals wait by themselves.
    /// </summary>
    [Length(2, 20)]
    [Pattern("^([0-9]{1,4}h)?([0-9]{1,6}m)?([0-9]{1,8}s)?$")]
    public string? ApprovalTimeout { get; init; }

    /// <summary>Enforce or Audit, for this rule alone; a policy in Audit mode makes all its rules so. Default Enforce.</summary>
    public PolicyMode? Mode { get; init; }

    /// <summary>How often the calls may happen. Every limit must have room, and all are counted together or none is. At most 16.</summary>
    [Items(0, 16)]
    public IReadOnlyList<RuleLimit>? Limits { get; init; }
}
