using System.Buffers;
using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Methods;

namespace McpPolicy.Policy.Tests;

/// <summary>A policy with an engine, a clock and a store, to call tools on.</summary>
internal sealed class Bench
{
    public Bench(string policy, string name = "policy.json", ICounterStore? store = null)
    {
        var result = PolicyReader.Read(Encoding.UTF8.GetBytes(policy), name);
        Assert.True(result.Document is not null, string.Join('\n', result.Diagnostics));
        Store = store ?? new MemoryCounterStore(Time);
        Policy = PolicyCompiler.Compile(result.Document);
        Engine = new PolicyEngine(Policy, Store);
    }

    public FakeTime Time { get; } = new();

    public ICounterStore Store { get; }

    public CompiledPolicy Policy { get; }

    public PolicyEngine Engine { get; }

    public async Task<Decision> CallAsync(string tool, string arguments = "", Caller? caller = null, string? session = null) =>
        await Engine.DecideAsync(
            new ToolCall
            {
                Name = Encoding.UTF8.GetBytes(tool),
                Arguments = Encoding.UTF8.GetBytes(arguments),
                Caller = caller ?? Caller.Anonymous,
                Session = session,
            },
            TestContext.Current.CancellationToken
        );

    public async Task<Decision> RequestAsync(string method, TargetKind kind, string target, Caller? caller = null, string arguments = "") =>
        await Engine.DecideAsync(
            new MethodCall
            {
                Method = method,
                Kind = kind,
                Target = Encoding.UTF8.GetBytes(target),
                Arguments = Encoding.UTF8.GetBytes(arguments),
                Caller = caller ?? Caller.Anonymous,
            },
            TestContext.Current.CancellationToken
        );

    public bool IsListed(TargetKind kind, string target, Caller? caller = null) =>
        Engine.IsListed(kind, Encoding.UTF8.GetBytes(target), caller ?? Caller.Anonymous);

    public bool IsListed(string tool, Caller? caller = null) => Engine.IsListed(Encoding.UTF8.GetBytes(tool), caller ?? Caller.Anonymous);

    public static string Text(Decision decision)
    {
        var buffer = new ArrayBufferWriter<byte>();
        decision.WriteText(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
