using System.Collections.Immutable;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Limits;
using McpPolicy.Proxy.Telemetry;

namespace McpPolicy.Proxy.Policies;

/// <summary>
/// Holds the policy in force and exchanges it as a whole. The counters live outside of it, so that an edit leaves them as they are.
/// </summary>
internal sealed partial class PolicyStore(
    PolicyFile file,
    ICounterStore counters,
    PolicyMetrics metrics,
    TimeProvider time,
    ILogger<PolicyStore> logger
) : IPolicyProvider
{
    private volatile ActivePolicy? _current;
    private volatile PolicyStatus _status = new() { Source = file.Name };
    private volatile PolicyFileContent? _taken;

    /// <inheritdoc/>
    public ActivePolicy? Current => _current;

    /// <summary>The state of the policy, taken at one moment.</summary>
    public PolicyStatus Status => _status;

    /// <summary>Reads the file for the first time.</summary>
    /// <param name="quiet">Whether the caller tells what is wrong itself, so that the log need not.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What is wrong with it, one line each; nothing when it is in force.</returns>
    public async Task<ImmutableArray<string>> LoadAsync(bool quiet, CancellationToken cancellationToken) =>
        Take(await file.ReadAsync(cancellationToken), quiet);

    /// <summary>Whether this content was taken or rejected already.</summary>
    public bool HasTaken(PolicyFileContent content) => _taken?.IsSameAs(content) ?? false;

    /// <summary>Puts the content in force, or keeps what is in force and remembers why.</summary>
    /// <returns>What is wrong with it, one line each; nothing when it is in force.</returns>
    public ImmutableArray<string> Take(PolicyFileContent content, bool quiet = false)
    {
        _taken = content;
        if (content.Error is { } unreadable)
        {
            return Reject([unreadable], quiet);
        }

        PolicyReadResult result = PolicyReader.Read(content.Bytes, file.Name);
        if (result.Document is not { } document)
        {
            return Reject(
                [.. result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())],
                quiet
            );
        }

        CompiledPolicy policy = PolicyCompiler.Compile(document);
        Accept(policy, [.. result.Diagnostics, .. policy.Warnings]);
        return [];
    }

    private void Accept(CompiledPolicy policy, ImmutableArray<PolicyDiagnostic> warnings)
    {
        DateTimeOffset now = time.GetUtcNow();
        _current = new ActivePolicy(policy, new PolicyEngine(policy, counters));
        _status = _status with
        {
            Revision = policy.Revision,
            LoadedAt = now,
            Rules = policy.Rules.Length,
            Loads = _status.Loads + 1,
            LastError = null,
        };
        metrics.Loaded(policy, now);
        Log.Loaded(logger, file.Name, policy.Revision, policy.Rules.Length);
        foreach (PolicyDiagnostic warning in warnings)
        {
            Log.Warned(logger, warning);
        }
    }

    private ImmutableArray<string> Reject(ImmutableArray<string> errors, bool quiet)
    {
        string message = errors.Length == 1 ? errors[0] : $"{errors[0]} (and {errors.Length - 1} more)";
        _status = _status with { LoadFailures = _status.LoadFailures + 1, LastError = new PolicyLoadError(time.GetUtcNow(), message) };
        metrics.Rejected();
        if (!quiet)
        {
            Log.Rejected(logger, _current is null ? "no policy" : "the last good policy", message);
        }

        return errors;
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.PolicyLoaded,
            LogLevel.Information,
            "{Source} is in force: revision {Revision}, {Rules} rules",
            EventName = "PolicyLoaded"
        )]
        public static partial void Loaded(ILogger logger, string source, string revision, int rules);

        [LoggerMessage(EventIds.PolicyWarning, LogLevel.Warning, "{Diagnostic}", EventName = "PolicyWarning")]
        public static partial void Warned(ILogger logger, PolicyDiagnostic diagnostic);

        [LoggerMessage(EventIds.PolicyRejected, LogLevel.Error, "{Kept} stays in force: {Error}", EventName = "PolicyRejected")]
        public static partial void Rejected(ILogger logger, string kept, string error);
    }
}
