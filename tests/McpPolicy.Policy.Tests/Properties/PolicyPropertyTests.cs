using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Properties;

/// <summary>What has to hold for every policy, tool, caller and argument.</summary>
public class PolicyPropertyTests
{
    private static readonly Caller[] Callers =
    [
        Caller.Anonymous,
        new("alice"),
        new(
            new CallerIdentity
            {
                Id = "job",
                Subject = "carol",
                ServiceAccount = "ml/job",
                GrantLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "ml", ["env"] = "test" },
                Scopes = ["read"],
            }
        ),
    ];

    [Fact]
    public void OrderOfPolicies_NeverChangesADecisionOrTheRevision() =>
        ForAll(async generator =>
        {
            var document = generator.Document();
            var policies = document.Policies.ToArray();
            generator.Random.Shuffle(policies);
            var (forward, shuffled) = (new Subject(document), new Subject(document with { Policies = [.. policies] }));

            Assert.Equal(forward.Policy.Revision, shuffled.Policy.Revision);
            await ForEachCallAsync(
                generator,
                async (tool, caller, arguments) =>
                    Assert.Equal(
                        Describe(await forward.CallAsync(tool, caller, arguments)),
                        Describe(await shuffled.CallAsync(tool, caller, arguments))
                    )
            );
        });

    [Fact]
    public void AddingADeny_NeverAllowsMore() =>
        ForAll(async generator =>
        {
            var document = generator.Document();
            if (document.Policies.IsEmpty)
            {
                return;
            }

            var policy = document.Policies[^1];
            var stricter = document with
            {
                Policies = document.Policies.Replace(
                    policy,
                    policy with
                    {
                        Rules = policy.Rules.Add(generator.Rule("added", RuleAction.Deny)),
                    }
                ),
            };
            await ForEachCallAsync(
                generator,
                async (tool, caller, arguments) =>
                {
                    var (before, after) = (new Subject(document), new Subject(stricter));
                    if ((await after.CallAsync(tool, caller, arguments)).Effect == Effect.Allow)
                    {
                        Assert.Equal(Effect.Allow, (await before.CallAsync(tool, caller, arguments)).Effect);
                    }

                    Assert.True(before.IsListed(tool, caller) || !after.IsListed(tool, caller));
                }
            );
        });

    [Fact]
    public void ListAndCall_Agree() =>
        ForAll(async generator =>
        {
            var subject = new Subject(generator.Document());
            var unconditional = subject.Policy.Rules.All(static rule => rule.Source.When is null);
            await ForEachCallAsync(
                generator,
                async (tool, caller, arguments) =>
                {
                    var decision = await subject.CallAsync(tool, caller, arguments);
                    if (!subject.IsListed(tool, caller))
                    {
                        Assert.Equal(Effect.Deny, decision.Effect);
                    }
                    else if (unconditional && !decision.IsScopeMissing)
                    {
                        Assert.NotEqual(Effect.Deny, decision.Effect);
                    }
                }
            );
        });

    [Fact]
    public void Audits_TakenOut_LeaveEveryDecisionAsItWas() =>
        ForAll(async generator =>
        {
            var document = generator.Document() with { ServerDefault = DefaultAction.Allow };
            var without = document with
            {
                Policies =
                [
                    .. document
                        .Policies.Where(static policy => policy.Mode == EnforcementMode.Enforce)
                        .Select(static policy =>
                            policy with
                            {
                                Rules =
                                [
                                    .. policy
                                        .Rules.Where(static rule => rule.Mode == EnforcementMode.Enforce)
                                        .Select(static rule =>
                                            rule with
                                            {
                                                Limits = rule.Limits.RemoveAll(static limit => limit.Mode == EnforcementMode.Audit),
                                            }
                                        ),
                                ],
                            }
                        ),
                ],
            };
            var (audited, plain) = (new Subject(document), new Subject(without));
            await ForEachCallAsync(
                generator,
                async (tool, caller, arguments) =>
                {
                    var decision = await audited.CallAsync(tool, caller, arguments);
                    Assert.Equal(Describe(await plain.CallAsync(tool, caller, arguments)), Describe(decision));
                    Assert.NotEqual(decision.Effect, decision.Audit?.Effect);
                    Assert.Equal(plain.IsListed(tool, caller), audited.IsListed(tool, caller));
                }
            );
        });

    [Fact]
    public void CanonicalForm_ReadBack_IsTheSameToTheByte() =>
        ForAll(generator =>
        {
            var document = generator.Document();
            var composed = PolicyComposer.Compose(new ServerIdentity("ml", "mlflow"), DefaultAction.Deny, document.Policies);
            var (read, diagnostics) = PolicyReader.Read(composed.Json, "policy.json");

            Assert.True(read is not null, string.Join('\n', diagnostics));
            var compiled = PolicyCompiler.Compile(read);
            Assert.Equal(composed.Revision, compiled.Revision);
            Assert.Equal(Encoding.UTF8.GetString(composed.Json.Span), Encoding.UTF8.GetString(compiled.CanonicalJson.Span));
            return Task.CompletedTask;
        });

    private static void ForAll(Func<PolicyGenerator, Task> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), async seed => await property(new PolicyGenerator(seed))).Check(PropertySize.Of(300));

    private static async Task ForEachCallAsync(PolicyGenerator generator, Func<string, Caller, string, Task> check)
    {
        foreach (var tool in PolicyGenerator.Tools)
        {
            foreach (var caller in Callers)
            {
                await check(tool, caller, generator.Arguments());
                await check(tool, caller, generator.Arguments());
            }
        }
    }

    private static (Effect, string, string, int?, bool, TimeSpan?) Describe(Decision decision) =>
        (decision.Effect, decision.PolicyName, decision.RuleName, decision.Limit?.Index, decision.IsHidden, decision.RetryAfter);

    /// <summary>A policy with an engine and counters of its own, on a clock that stands still.</summary>
    private sealed class Subject
    {
        private readonly PolicyEngine _engine;

        public Subject(PolicyDocument document)
        {
            Policy = PolicyCompiler.Compile(document);
            _engine = new PolicyEngine(Policy, new MemoryCounterStore(new FakeTime()));
        }

        public CompiledPolicy Policy { get; }

        public bool IsListed(string tool, Caller caller) => _engine.IsListed(Encoding.UTF8.GetBytes(tool), caller);

        public async Task<Decision> CallAsync(string tool, Caller caller, string arguments) =>
            await _engine.DecideAsync(
                new ToolCall
                {
                    Name = Encoding.UTF8.GetBytes(tool),
                    Arguments = Encoding.UTF8.GetBytes(arguments),
                    Caller = caller,
                    Session = "s",
                },
                CancellationToken.None
            );
    }
}
