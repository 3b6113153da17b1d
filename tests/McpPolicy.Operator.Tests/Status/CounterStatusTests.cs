using System.Text;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Authentication;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Policies;
using McpPolicy.Operator.Reports;
using McpPolicy.Operator.Status;
using McpPolicy.Policy.Compilation;

namespace McpPolicy.Operator.Tests.Status;

public sealed class CounterStatusTests
{
    private const string WithLimits = """{"policies":[{"name":"p","rules":[{"limits":[{"max":1}]}]}]}""";
    private const string WithoutLimits = """{"policies":[{"name":"p","reason":"no \\"limits\\": here"}]}""";
    private static readonly CounterStoreSettings Shared = new()
    {
        Type = CounterStoreType.Redis,
        Redis = new RedisSettings { Addresses = ["redis:6379"] },
    };

    [Theory]
    [InlineData(2, WithLimits, true)]
    [InlineData(1, WithLimits, false)]
    [InlineData(2, WithoutLimits, false)]
    public void Accepted_LimitsInSeveralMemories_SaysWhatToDo(int replicas, string policy, bool warns)
    {
        var message = Message(Build(new CounterStoreSettings(), replicas, policy, []), ConditionTypes.Accepted);

        Assert.Equal(warns, message.Contains("Each of the 2 proxy pods counts limits for itself", StringComparison.Ordinal));
        Assert.Equal(warns, message.Contains("set spec.counterStore to a Redis", StringComparison.Ordinal));
    }

    [Fact]
    public void Accepted_SharedCounters_WarnsOfNothing() =>
        Assert.Equal("The spec is valid.", Message(Build(Shared, 2, WithLimits, []), ConditionTypes.Accepted));

    [Fact]
    public void CountersReachable_StoreDownForOnePod_IsFalseAndSoIsReady()
    {
        ProxyReport[] reports = [new("a", "r", null), new("b", "r", null) { CounterStoreProblem = "redis:6379: Connection refused" }];

        var status = Build(Shared, 2, WithLimits, reports);

        Assert.Contains("b: redis:6379: Connection refused.", Message(status, ConditionTypes.CountersReachable), StringComparison.Ordinal);
        Assert.All(
            status.Conditions.Where(c => c.Type is ConditionTypes.CountersReachable or ConditionTypes.Ready),
            c => Assert.Equal(("False", Reasons.CounterStoreUnreachable), (c.Status, c.Reason))
        );
    }

    [Fact]
    public void CountersReachable_StoreUp_IsTrue_AndWithoutASharedStoreIsNotThere()
    {
        ProxyReport[] reports = [new("a", "r", null)];

        Assert.Equal(
            "True",
            Build(Shared, 1, WithLimits, reports).Conditions.Single(c => c.Type == ConditionTypes.CountersReachable).Status
        );
        Assert.DoesNotContain(
            Build(new CounterStoreSettings(), 1, WithLimits, reports).Conditions,
            c => c.Type == ConditionTypes.CountersReachable
        );
    }

    private static string Message(McpServerStatus status, string type) => status.Conditions.Single(c => c.Type == type).Message!;

    private static McpServerStatus Build(CounterStoreSettings store, int replicas, string policy, ProxyReport[] reports)
    {
        var server = new McpServer
        {
            Metadata = new() { Name = "s", Namespace = "n" },
        };
        var spec = new McpServerSpec
        {
            Source = new ServerSource
            {
                Service = new ServiceSource { Name = "s", Port = 1 },
            },
            Authentication = new AuthenticationSettings { Type = AuthenticationType.Anonymous },
            CounterStore = store,
            Proxy = new ProxySettings { Replicas = replicas },
        };
        var resolved = new ResolvedPolicy(new ComposedPolicy(Encoding.UTF8.GetBytes(policy), "r"), []);
        return ServerStatusBuilder.Build(server, spec, new ServerFindings(resolved, [], new Rollout("r", replicas, [.. reports]), null));
    }
}
