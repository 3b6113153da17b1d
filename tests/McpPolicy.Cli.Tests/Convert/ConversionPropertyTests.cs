using System.Text;
using McpPolicy.Cli.Convert;
using McpPolicy.Cli.Convert.PolicyJson;
using McpPolicy.Cli.Convert.ToolPolicies;
using McpPolicy.Cli.Test;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Tests.Properties;

namespace McpPolicy.Cli.Tests.Convert;

/// <summary>Whatever converts decides as it did before: the same calls are made to both policies, each with its own counters.</summary>
public sealed class ConversionPropertyTests
{
    private const int Policies = 2_000;
    private static readonly Caller[] Callers = [Caller.Anonymous, new("alice")];

    [Fact]
    public async Task ToToolPolicy_DecidesTheSame() =>
        await AssertAllSameAsync(static document => ToolPolicyConverter.Convert(document, new ConvertRequest(null, null, "server")), 250);

    [Fact]
    public async Task ToPolicyJson_DecidesTheSame() => await AssertAllSameAsync(PolicyJsonConverter.Convert, 100);

    /// <param name="convert">The conversion.</param>
    /// <param name="atLeast">How many of the policies must convert for the test to mean something.</param>
    private static async Task AssertAllSameAsync(Func<PolicyDocument, Conversion> convert, int atLeast)
    {
        var converted = 0;
        for (var seed = 0; seed < Policies; seed++)
        {
            var generator = new PolicyGenerator(seed);
            var policy = generator.Policy("ns/p");
            if (seed % 8 != 0)
            {
                // The seed's form speaks of tools alone, so most policies do too.
                policy = policy with
                {
                    Rules = [.. policy.Rules.Where(static rule => !rule.Tools.IsEmpty)],
                };
            }

            var document = new PolicyDocument { Policies = [policy] };
            if (policy.Rules.IsEmpty || convert(document).Text is not { } text)
            {
                continue;
            }

            converted++;
            var read = PolicyReader.Read(Encoding.UTF8.GetBytes(text), "p.json");
            Assert.True(read.Document is not null, $"seed {seed}: {string.Join('\n', read.Diagnostics)}\n{text}");
            await AssertSameAsync(generator, document, read.Document, $"seed {seed}:\n{text}");
        }

        Assert.True(converted >= atLeast, $"only {converted} of {Policies} policies converted");
    }

    private static async Task AssertSameAsync(PolicyGenerator generator, PolicyDocument before, PolicyDocument after, string what)
    {
        var clock = new TestClock(DateTimeOffset.UnixEpoch);
        var left = new PolicyEngine(PolicyCompiler.Compile(before), new MemoryCounterStore(clock));
        var right = new PolicyEngine(PolicyCompiler.Compile(after), new MemoryCounterStore(clock));
        for (var i = 0; i < 30; i++)
        {
            var tool = PolicyGenerator.Tools[generator.Random.Next(PolicyGenerator.Tools.Length)];
            var call = new ToolCall
            {
                Name = Encoding.UTF8.GetBytes(tool),
                Arguments = Encoding.UTF8.GetBytes(generator.Arguments()),
                Caller = Callers[generator.Random.Next(Callers.Length)],
                Session = generator.Random.Next(2) == 0 ? "s" : null,
            };
            clock.Advance(TimeSpan.FromMilliseconds(generator.Random.Next(20_000)));
            var (expected, actual) = (await DescribeAsync(left, call), await DescribeAsync(right, call));
            Assert.True(expected == actual, $"{expected} became {actual}: {tool} {what}");
        }
    }

    private static async Task<string> DescribeAsync(PolicyEngine engine, ToolCall call)
    {
        var decision = await engine.DecideAsync(call, TestContext.Current.CancellationToken);
        var listed = engine.IsListed(call.Name.Span, call.Caller);
        return $"{decision.Effect} hidden={decision.IsHidden} listed={listed} limit={decision.Limit?.Counter} retry={decision.RetryAfter} "
            + $"audit={decision.Audit?.Effect}";
    }
}
