using System.Text;
using McpPolicy.Metrics;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Limits;
using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Telemetry;
using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Tests.Telemetry;

public sealed class ProxyMetricsTests
{
    private static readonly string[] Labels = ["namespace", "server", "tool", "decision", "mode", "policy", "rule"];
    private readonly MetricFactory _factory = new(new CollectorRegistry());
    private readonly ProxyMetrics _metrics;

    public ProxyMetricsTests() =>
        _metrics = new ProxyMetrics(
            _factory,
            new ProxyOptions
            {
                PolicyFile = "p.json",
                Http = new HttpUpstreamOptions { Url = new Uri("http://127.0.0.1:5000/mcp") },
            }
        );

    [Fact]
    public async Task ToolCallDecided_SameToolAgain_AllocatesNothing()
    {
        ActivePolicy policy = Load("""{"version":"1","default":"deny","tools":{"a":{}}}""");
        Decision decision = await DecideAsync(policy, "a");
        byte[] name = "a"u8.ToArray();
        _metrics.ToolCallDecided(policy, name, in decision);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            _metrics.ToolCallDecided(policy, name, in decision);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1001, Value("", "127.0.0.1:5000", "a", "allow", "enforce", decision.PolicyName, decision.RuleName));
    }

    [Fact]
    public async Task ToolCallDecided_ToolOnlyTheServerKnows_IsNamedOnceItWasListed()
    {
        ActivePolicy policy = Load("""{"version":"1","default":"deny","tools":{"a":{}}}""");
        Decision decision = await DecideAsync(policy, "listed");
        _metrics.ToolCallDecided(policy, "listed"u8, in decision);
        _metrics.ToolSeen("listed"u8);
        _metrics.ToolCallDecided(policy, "listed"u8, in decision);
        Assert.Equal(1, Value("", "127.0.0.1:5000", "_other", "deny", "enforce", "", ""));
        Assert.Equal(1, Value("", "127.0.0.1:5000", "listed", "deny", "enforce", "", ""));
    }

    [Fact]
    public async Task ToolCallDecided_ManyToolsListedByAHostileServer_StaysBounded()
    {
        ActivePolicy policy = Load("""{"version":"1","default":"deny","tools":{"a":{}}}""");
        Decision decision = await DecideAsync(policy, "x");
        for (int i = 0; i < 5000; i++)
        {
            byte[] name = Encoding.UTF8.GetBytes($"tool-{i}");
            _metrics.ToolSeen(name);
            _metrics.ToolCallDecided(policy, name, in decision);
        }

        byte[] tooLong = new byte[4000];
        tooLong.AsSpan().Fill((byte)'x');
        _metrics.ToolSeen(tooLong);
        _metrics.ToolCallDecided(policy, tooLong, in decision);
        Assert.InRange(Calls().SeriesCount, 1, 1025);
        Assert.Equal(5001 - 1024, Value("", "127.0.0.1:5000", "_other", "deny", "enforce", "", ""));
    }

    [Fact]
    public async Task ToolCallDecided_PolicyReplaced_CountsGoOn()
    {
        for (int i = 0; i < 2; i++)
        {
            ActivePolicy policy = Load("""{"version":"1","default":"deny","tools":{"a":{}}}""");
            Decision decision = await DecideAsync(policy, "a");
            _metrics.ToolCallDecided(policy, "a"u8, in decision);
        }

        ActivePolicy last = Load("""{"version":"1","default":"deny","tools":{"a":{}}}""");
        Decision one = await DecideAsync(last, "a");
        Assert.Equal(2, Value("", "127.0.0.1:5000", "a", "allow", "enforce", one.PolicyName, one.RuleName));
    }

    private static ActivePolicy Load(string json)
    {
        PolicyReadResult result = PolicyReader.Read(Encoding.UTF8.GetBytes(json), "p.json");
        CompiledPolicy policy = PolicyCompiler.Compile(result.Document!);
        return new ActivePolicy(
            policy,
            new PolicyEngine(policy, new MemoryCounterStore(TimeProvider.System, new MemoryCounterStoreOptions()))
        );
    }

    private static ValueTask<Decision> DecideAsync(ActivePolicy policy, string tool) =>
        policy.Engine.DecideAsync(
            new ToolCall { Name = Encoding.UTF8.GetBytes(tool), Caller = Caller.Anonymous },
            TestContext.Current.CancellationToken
        );

    private Counter Calls() => _factory.CreateCounter("mcp_policy_tool_calls_total", "The family that exists already.", Labels);

    private double Value(params ReadOnlySpan<string> labels) => Calls().WithLabels(labels).Value;
}
