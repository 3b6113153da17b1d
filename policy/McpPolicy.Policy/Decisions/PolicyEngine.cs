using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Methods;

namespace McpPolicy.Policy.Decisions;

/// <summary>Decides on calls, and on what lists show, by one compiled policy. Safe for any number of threads.</summary>
/// <param name="policy">The policy.</param>
/// <param name="store">Holds the counters; shared by the engines of successive policies.</param>
public sealed class PolicyEngine(CompiledPolicy policy, ICounterStore store)
{
    internal const string BadName = "The tool's name is empty, longer than 128 characters or not UTF-8.";

    private readonly EntryDecision _entries = new(store);
    private readonly Fallback _fallback = new(policy.Default, policy.AuditDefault, policy.DefaultReason);
    private readonly MethodLookup _methods = new(policy);

    /// <summary>The policy that is decided by.</summary>
    public CompiledPolicy Policy => policy;

    /// <summary>Decides on a call and reserves the quota it uses up. Whatever cannot be decided is refused.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up waiting for a shared counter store.</param>
    /// <returns>The decision. With a store in memory it is there at once and nothing is allocated.</returns>
    public ValueTask<Decision> DecideAsync(in ToolCall call, CancellationToken cancellationToken) =>
        policy.Tools.Find(call.Name.Span) is { } entry
            ? _entries.DecideAsync(entry, call, _fallback, cancellationToken)
            : new(EntryDecision.Refuse(Effect.Deny, null, BadName, call.Name));

    /// <summary>Decides on a request other than <c>tools/call</c> and reserves the quota it uses up. Lifecycle methods are not asked about:
    /// they always pass. A method that MCP does not have and no rule names is refused wherever there is a rule.</summary>
    /// <param name="call">The request.</param>
    /// <param name="cancellationToken">Gives up waiting for a shared counter store.</param>
    public ValueTask<Decision> DecideAsync(in MethodCall call, CancellationToken cancellationToken)
    {
        var (entry, problem) = _methods.Find(call);
        return entry is null
            ? new(EntryDecision.Refuse(Effect.Deny, null, problem, call.Target) with { MethodName = call.Method })
            : DecideAsync(entry, call, cancellationToken);
    }

    /// <summary>Whether a list of tools shows a tool to a caller: whether some call of it could be allowed, limited or approved. Quota
    /// does not matter.</summary>
    /// <param name="decodedToolName">The tool's name, decoded, in UTF-8.</param>
    /// <param name="caller">Who asks for the list.</param>
    public bool IsListed(ReadOnlySpan<byte> decodedToolName, Caller caller) =>
        policy.Tools.Find(decodedToolName) is { } entry && EntryDecision.MayAllow(entry, caller, policy.Default);

    /// <summary>Whether a list shows a prompt, resource or resource template to a caller: whether getting or reading it could be allowed,
    /// limited or approved (a template: some resource it stands for), and no rule about the list itself denies it. Quota does not matter.</summary>
    /// <param name="kind">What is listed; not <see cref="TargetKind.None"/>.</param>
    /// <param name="target">The prompt's name, the URI or the URI template, decoded, in UTF-8.</param>
    /// <param name="caller">Who asks for the list.</param>
    public bool IsListed(TargetKind kind, ReadOnlySpan<byte> target, Caller caller) => _methods.IsListed(kind, target, caller);

    /// <summary>Whether a list could show a prompt, resource or resource template at all, whoever asks: if not, the server need not be asked.</summary>
    /// <param name="kind">What is listed; not <see cref="TargetKind.None"/>.</param>
    public bool MayList(TargetKind kind) => _methods.MayList(kind);

    private async ValueTask<Decision> DecideAsync(Compilation.Names.NameEntry entry, MethodCall call, CancellationToken cancellationToken)
    {
        var item = new ToolCall
        {
            Name = call.Target,
            Arguments = call.Arguments,
            Caller = call.Caller,
            Session = call.Session,
        };
        return await _entries.DecideAsync(entry, item, _methods.FallbackFor(call.Method), cancellationToken) with
        {
            MethodName = call.Method,
        };
    }
}
