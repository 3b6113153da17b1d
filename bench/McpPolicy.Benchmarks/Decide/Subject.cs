using System.Diagnostics.CodeAnalysis;
using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Benchmarks.Decide;

/// <summary>An engine over a policy, with counters in memory.</summary>
internal sealed class Subject
{
    private readonly PolicyEngine _engine;

    public Subject(string policy, TimeProvider? clock = null)
    {
        var read = PolicyReader.Read(Encoding.UTF8.GetBytes(policy), "policy.json");
        var document = read.Document ?? throw new InvalidOperationException(string.Join('\n', read.Diagnostics));
        _engine = new PolicyEngine(PolicyCompiler.Compile(document), new MemoryCounterStore(clock ?? TimeProvider.System));
    }

    [SuppressMessage("Usage", "VSTHRD002", Justification = "The store in memory answers at once, and awaiting it would be measured too.")]
    public Effect Decide(in ToolCall call)
    {
        var deciding = _engine.DecideAsync(call, CancellationToken.None);
        return deciding.IsCompletedSuccessfully
            ? deciding.Result.Effect
            : throw new InvalidOperationException("The store in memory answers at once.");
    }

    public static ToolCall Call(string tool, string arguments, Caller caller) =>
        new()
        {
            Name = Encoding.UTF8.GetBytes(tool),
            Arguments = Encoding.UTF8.GetBytes(arguments),
            Caller = caller,
            Session = "b5f6b1de",
        };
}
