using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Methods;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Properties;

/// <summary>What has to hold for every policy, prompt and resource.</summary>
public class MethodPropertyTests
{
    private static readonly Caller[] Callers = [Caller.Anonymous, new("alice")];

    [Fact]
    public void ListAndUse_Agree() =>
        ForAll(static async generator =>
        {
            var document = generator.Document();
            var engine = EngineOf(document);
            var listsAreFree = !document.Policies.Any(static p =>
                p.Rules.Any(static r => r.Methods.Any(static m => m is "*" or "*/list" || m.EndsWith("/*", StringComparison.Ordinal)))
            );
            foreach (var caller in Callers)
            {
                foreach (var (kind, method, target) in Items())
                {
                    var effect = (await DecideAsync(engine, method, kind, target, caller)).Effect;
                    var listed = engine.IsListed(kind, Encoding.UTF8.GetBytes(target), caller);
                    Assert.True(!listed || effect != Effect.Deny, $"{target} is listed and refused");
                    Assert.True(listed || effect == Effect.Deny || !listsAreFree, $"{target} may be used and is not listed");
                }
            }
        });

    [Fact]
    public void UnlistedTemplate_StandsForNothingThatMayBeRead() =>
        ForAll(static async generator =>
        {
            var document = generator.Document();
            var engine = EngineOf(document);
            foreach (var template in PolicyGenerator.Templates)
            {
                var isDeniedAsAList = document.Policies.Any(static p =>
                    p.Rules.Any(static r => r.Methods.Any(static m => m.Contains('*')))
                );
                if (engine.IsListed(TargetKind.Template, Encoding.UTF8.GetBytes(template), Caller.Anonymous) || isDeniedAsAList)
                {
                    continue;
                }

                foreach (var uri in Expansions(template))
                {
                    var decision = await DecideAsync(engine, "resources/read", TargetKind.Resource, uri, Caller.Anonymous);
                    Assert.Equal(Effect.Deny, decision.Effect);
                }
            }
        });

    [Fact]
    public void CompletedTemplate_StandsForNothingWhoseCompletionIsRefused() =>
        ForAll(static async generator =>
        {
            var engine = EngineOf(generator.Document());
            foreach (var template in PolicyGenerator.Templates)
            {
                var whole = await DecideAsync(engine, "completion/complete", TargetKind.Template, template, Caller.Anonymous);
                foreach (var uri in whole.Effect == Effect.Allow ? Expansions(template) : [])
                {
                    var one = await DecideAsync(engine, "completion/complete", TargetKind.Resource, uri, Caller.Anonymous);
                    Assert.Equal(Effect.Allow, one.Effect);
                }
            }
        });

    [Fact]
    public void AddingADeny_NeverAllowsMore() =>
        ForAll(static async generator =>
        {
            var document = generator.Document();
            if (document.Policies.IsEmpty)
            {
                return;
            }

            var policy = document.Policies[0];
            var added = policy with { Rules = policy.Rules.Add(generator.MethodRule("added", RuleAction.Deny)) };
            var (before, after) = (EngineOf(document), EngineOf(document with { Policies = document.Policies.SetItem(0, added) }));
            foreach (var (kind, method, target) in Items().Concat(Plain()))
            {
                var stricter = await DecideAsync(after, method, kind, target, Caller.Anonymous);
                var looser = await DecideAsync(before, method, kind, target, Caller.Anonymous);
                Assert.True(stricter.Effect != Effect.Allow || looser.Effect == Effect.Allow, $"{method} {target}");
            }
        });

    private static IEnumerable<(TargetKind Kind, string Method, string Target)> Items() =>
        [
            .. PolicyGenerator.Tools.Select(static name => (TargetKind.Prompt, "prompts/get", name)),
            .. PolicyGenerator.Uris.Select(static uri => (TargetKind.Resource, "resources/read", uri)),
        ];

    private static IEnumerable<(TargetKind Kind, string Method, string Target)> Plain() =>
        new[] { "logging/setLevel", "tasks/get", "tasks/cancel", "acme/x" }.Select(static method => (TargetKind.None, method, ""));

    private static IEnumerable<string> Expansions(string template) =>
        new[] { "r", "q", "a", "b", "a/b", "b/c", "c" }
            .Select(value => template.Replace("{x}", value, StringComparison.Ordinal))
            .Where(static uri => UriSpelling.Problem(Encoding.UTF8.GetBytes(uri)) is null);

    private static PolicyEngine EngineOf(PolicyDocument document) =>
        new(PolicyCompiler.Compile(document), new MemoryCounterStore(new FakeTime()));

    private static async Task<Decision> DecideAsync(PolicyEngine engine, string method, TargetKind kind, string target, Caller caller) =>
        await engine.DecideAsync(
            new MethodCall
            {
                Method = method,
                Kind = kind,
                Target = Encoding.UTF8.GetBytes(target),
                Caller = caller,
            },
            CancellationToken.None
        );

    private static void ForAll(Func<PolicyGenerator, Task> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), async seed => await property(new PolicyGenerator(seed))).Check(PropertySize.Of(300));
}
