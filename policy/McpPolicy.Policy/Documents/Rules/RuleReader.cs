using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads the entries of a ToolPolicy's <c>rules</c>.</summary>
internal sealed class RuleReader(DiagnosticBag diagnostics)
{
    private static readonly Dialect Words = Dialect.ToolPolicy;

    private static readonly string[] Keys =
    [
        "name",
        .. RuleNamesReader.Keys,
        "subjects",
        ScopesReader.Key,
        "when",
        "action",
        "reason",
        "hide",
        Words.ApprovalTimeout,
        "mode",
        "limits",
    ];

    /// <summary>The rule, or null after an error.</summary>
    public PolicyRule? Read(DocumentNode node)
    {
        var reader = MappingReader.Open(node, "a rule", diagnostics, Keys);
        if (reader is null)
        {
            return null;
        }

        var name = reader.Require("name", "\"name\": \"some-name\"") is { } n
            ? Values.Name(n, "name", DocumentLimits.Name, diagnostics)
            : null;
        var action = reader.Require("action", "\"action\": \"Allow\" (or Deny, RequireApproval, Limit)") is { } a
            ? Values.Choice(a, "action", Words.Actions, diagnostics)
            : null;
        var names = new RuleNamesReader(reader, diagnostics);
        names.Check();
        var rule = new PolicyRule
        {
            Name = name ?? "",
            Tools = names.ReadTools(),
            Prompts = names.ReadPrompts(),
            Resources = names.ReadResources(),
            Methods = names.ReadMethods(),
            Subjects = SubjectReader.Read(reader, diagnostics),
            RequireScopes = ScopesReader.Read(reader, diagnostics),
            When = reader.Find("when") is { } when ? new ConditionReader(diagnostics).Read(when) : null,
            Action = action ?? RuleAction.Deny,
            Reason = reader.Text("reason", DocumentLimits.Reason),
            Hide = reader.Flag("hide") ?? false,
            ApprovalTimeout = ApprovalTimeoutReader.Read(reader, action, Words, diagnostics),
            Mode = reader.Choice("mode", Words.Modes) ?? EnforcementMode.Enforce,
            Limits = ReadLimits(reader, name ?? ""),
            Pointer = node.Pointer,
        };
        if (name is null || action is null)
        {
            return null;
        }

        RuleChecks.Check(rule, reader, diagnostics);
        MethodChecks.Check(rule, reader, diagnostics);
        return rule;
    }

    private ImmutableArray<RuleLimit> ReadLimits(MappingReader reader, string ruleName)
    {
        var limits = new LimitReader(Words, diagnostics);
        return [.. reader.Items("limits", DocumentLimits.LimitsPerRule).Select(item => limits.Read(item, ruleName)).OfType<RuleLimit>()];
    }
}
