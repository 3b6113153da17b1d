using System.Collections.Immutable;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Properties;

/// <summary>Random policies over a small world, so that rules meet often.</summary>
internal sealed class PolicyGenerator(int seed)
{
    public static readonly string[] Tools = ["a", "b", "ab", "a_b", "abc", "zz"];
    private static readonly string[] Patterns = [.. Tools, "*", "a*", "*b", "a*b", "*_*", "**"];
    public static readonly string[] Uris = ["r:a", "r:a/b", "r:a/c", "r:b/c", "q:a", "r:a/../b", "R:a"];
    public static readonly string[] Templates = ["r:{x}", "r:a/{x}", "{x}:a", "r:{x}/b", "q:{x}"];
    private static readonly string[] UriPatterns = ["r:a", "r:a/b", "*", "r:*", "r:a/*", "*:a", "r:*/b", "q:*"];
    private static readonly string[] Methods = ["resources/read", "resources/*", "prompts/*", "completion/complete", "*/list", "*"];
    private static readonly string[] PlainMethods = ["logging/setLevel", "tasks/*", "tasks/get", "acme/x", "acme/*"];
    private static readonly string[] Paths = ["/n", "/s", "/o/x"];
    private readonly Random _random = new(seed);

    public Random Random => _random;

    public PolicyDocument Document() =>
        new()
        {
            ServerDefault = _random.Next(3) switch
            {
                0 => DefaultAction.Allow,
                1 => DefaultAction.Deny,
                _ => null,
            },
            Policies = [.. Enumerable.Range(0, _random.Next(0, 4)).Select(i => Policy($"ns/p{i}"))],
        };

    public ToolPolicyDocument Policy(string name) =>
        new()
        {
            Name = name,
            Mode = Chance(6) ? EnforcementMode.Audit : EnforcementMode.Enforce,
            Default = Chance(2) ? DefaultAction.Allow : DefaultAction.Deny,
            Rules =
            [
                .. Enumerable.Range(0, _random.Next(0, 5)).Select(i => Rule($"r{i}")),
                .. Enumerable.Range(0, _random.Next(0, 4)).Select(i => MethodRule($"m{i}")),
            ],
        };

    public PolicyRule Rule(string name, RuleAction? action = null)
    {
        var chosen = action ?? (RuleAction)_random.Next(4);
        var when = Chance(2) ? Condition(2) : null;
        var mayLimit = chosen is RuleAction.Allow or RuleAction.Limit;
        return new PolicyRule
        {
            Name = name,
            Tools = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Pick(Patterns)).Distinct()],
            Subjects = Chance(4) ? [Subject()] : [],
            RequireScopes = chosen == RuleAction.Allow && Chance(6) ? [Pick("read", "write")] : [],
            When = when,
            Action = chosen,
            Reason = Chance(3) ? "Because \"so\" ü." : null,
            Hide = chosen == RuleAction.Deny && when is null && Chance(3),
            ApprovalTimeout = chosen == RuleAction.RequireApproval && Chance(2) ? TimeSpan.FromSeconds(_random.Next(1, 100_000)) : null,
            Mode = Chance(6) ? EnforcementMode.Audit : EnforcementMode.Enforce,
            Limits = chosen == RuleAction.Limit || (mayLimit && Chance(2)) ? [Limit(name)] : [],
        };
    }

    private RuleSubject Subject() =>
        _random.Next(4) switch
        {
            0 => new RuleSubject { GrantLabels = [new("env", Pick("test", "prod")), new("team", "ml")] },
            1 => new RuleSubject { Subject = Pick("alice", "carol") },
            2 => new RuleSubject { ServiceAccount = "ml/job" },
            _ => new RuleSubject { Grant = Pick("alice", "bob") },
        };

    /// <summary>A rule about prompts, resources or methods.</summary>
    public PolicyRule MethodRule(string name, RuleAction? action = null)
    {
        var chosen = action ?? Pick(RuleAction.Allow, RuleAction.Deny, RuleAction.RequireApproval);
        var rule = new PolicyRule
        {
            Name = name,
            Action = chosen,
            Subjects = Chance(4) ? [new RuleSubject { Grant = Pick("alice", "bob") }] : [],
            Hide = chosen == RuleAction.Deny && Chance(3),
            Mode = Chance(6) ? EnforcementMode.Audit : EnforcementMode.Enforce,
        };
        return _random.Next(4) switch
        {
            0 => rule with { Prompts = [Pick(Patterns)] },
            1 => rule with { Resources = [Pick(UriPatterns)] },
            2 => rule with { Resources = [Pick(UriPatterns)], Methods = [Pick("resources/read", "resources/*", "completion/complete")] },
            _ => rule with { Methods = [Chance(2) ? Pick(Methods) : Pick(PlainMethods)] },
        };
    }

    public string Arguments() =>
        Pick(
            "",
            "{}",
            """{"n":1}""",
            """{"n":2,"s":"x"}""",
            """{"n":"1","s":"y","o":{"x":1}}""",
            """{"n":null,"o":{"x":"x"}}""",
            """{"n":-3,"s":"x","o":{}}"""
        );

    private RuleLimit Limit(string counter) =>
        new()
        {
            Counter = counter,
            Window = TimeSpan.FromSeconds(Pick(1, 60, 90)),
            Max = new Quantity(_random.Next(0, 3) * Quantity.Scale),
            Scope = Pick(CounterScope.Grant, CounterScope.Session, CounterScope.Server, CounterScope.Grant | CounterScope.Tool),
            Mode = Chance(5) ? EnforcementMode.Audit : EnforcementMode.Enforce,
            Cost = Chance(4) ? new Quantity(Quantity.Scale / 2) : Quantity.One,
        };

    private Condition Condition(int depth)
    {
        if (depth > 0 && Chance(2))
        {
            var parts = Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Condition(depth - 1)).ToImmutableArray();
            return Pick<Condition>(new AllCondition(parts), new AnyCondition(parts), new NotCondition(parts[0]));
        }

        var op = (ConditionOperator)_random.Next(11);
        return new ArgumentCondition(ArgumentPath.Parse(Pick(Paths), out _)!, op, [Operand(op)]);
    }

    private Operand Operand(ConditionOperator op) =>
        op switch
        {
            ConditionOperator.Exists => new Operand(OperandKind.Boolean, Pick("true", "false")),
            ConditionOperator.Regex => new Operand(OperandKind.String, Pick("^x", "y$", ".")),
            _ => Chance(2) ? new Operand(OperandKind.Number, Pick("1", "2.0", "-3")) : new Operand(OperandKind.String, Pick("x", "y")),
        };

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];
}
