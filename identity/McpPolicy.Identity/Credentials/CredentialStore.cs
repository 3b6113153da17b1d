using System.Collections.Frozen;
using System.Collections.Immutable;
using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Tokens;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Identity.Credentials;

/// <summary>
/// The keys or grants of one authenticator, exchanged as a whole when their files change. Files with errors change nothing. An entry that
/// stays as it was keeps its credential, so that what is open on it stays open.
/// </summary>
public sealed partial class CredentialStore
{
    private readonly KeySettings _settings;
    private readonly CredentialFiles _files;
    private readonly IIdentityObserver _observer;
    private readonly ILogger _logger;
    private volatile FrozenDictionary<TokenDigest, KeyCredential> _current = FrozenDictionary<TokenDigest, KeyCredential>.Empty;
    private volatile CredentialContent? _taken;

    internal CredentialStore(KeySettings settings, IIdentityObserver observer, ILogger logger)
    {
        _settings = settings;
        _files = new CredentialFiles(settings.Path);
        _observer = observer;
        _logger = logger;
    }

    /// <summary>The authenticator's name.</summary>
    public string Name => _settings.Name;

    /// <summary>The credential file, or the directory of them.</summary>
    public string Path => _settings.Path;

    /// <summary>Whether it holds keys or grants.</summary>
    public AuthenticatorType Type => _settings.Type;

    /// <summary>The revision of the content in force (<see cref="CredentialContent.Revision"/>); null until some is.</summary>
    public string? Revision { get; private set; }

    /// <summary>What is wrong with the files as they are now, one line; null when they are in force.</summary>
    public string? LastError { get; private set; }

    /// <summary>How many keys or grants are in force.</summary>
    public int Count => _current.Count;

    /// <summary>Reads the files as they are now.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<CredentialContent> ReadAsync(CancellationToken cancellationToken) => _files.ReadAsync(cancellationToken);

    /// <summary>Whether this content was taken or rejected already.</summary>
    /// <param name="content">The content.</param>
    public bool HasTaken(CredentialContent content) => _taken?.IsSameAs(content) ?? false;

    /// <summary>Puts the content in force, or keeps what is in force and says why.</summary>
    /// <param name="content">The content.</param>
    /// <param name="quiet">Whether the caller tells what is wrong itself, so that the log need not.</param>
    /// <returns>What is wrong with it, one line each; nothing when it is in force.</returns>
    public ImmutableArray<string> Take(CredentialContent content, bool quiet = false)
    {
        ArgumentNullException.ThrowIfNull(content);
        _taken = content;
        if (content.Problem is { } unreadable)
        {
            return Reject([unreadable], quiet);
        }

        var errors = new List<PolicyDiagnostic>();
        var entries = new CredentialIndex(_settings.Type);
        foreach (var file in content.Files)
        {
            var diagnostics = new DiagnosticBag(file.Path);
            entries.Add(new CredentialReader(_settings.Type, diagnostics).Read(file.Bytes), diagnostics);
            errors.AddRange(diagnostics.ToImmutable());
        }

        if (errors.Count > 0)
        {
            return Reject([.. errors.Select(static error => error.ToString())], quiet);
        }

        Accept(entries.All, content.Revision);
        return [];
    }

    internal KeyCredential? Find(TokenDigest hash) => _current.GetValueOrDefault(hash);

    private void Accept(IEnumerable<CredentialEntry> entries, string revision)
    {
        _current = entries.Select(Make).ToFrozenDictionary(static credential => credential.Entry.Hash);
        Revision = revision;
        LastError = null;
        _observer.CredentialsLoaded(Name, _current.Count);
        Log.Loaded(_logger, Name, _current.Count);
    }

    private KeyCredential Make(CredentialEntry entry) =>
        Find(entry.Hash) is { } same && same.Entry.IsSameAs(entry) ? same : new KeyCredential(entry, entry.ToCaller(), Name, this);

    private ImmutableArray<string> Reject(ImmutableArray<string> errors, bool quiet)
    {
        LastError = errors[0];
        _observer.CredentialsRejected(Name);
        if (!quiet)
        {
            Log.Rejected(_logger, Name, _current.Count, errors[0], errors.Length - 1);
        }

        return errors;
    }

    private static partial class Log
    {
        [LoggerMessage(
            IdentityEventIds.CredentialsLoaded,
            LogLevel.Information,
            "{Authenticator} has {Count} credentials",
            EventName = "CredentialsLoaded"
        )]
        public static partial void Loaded(ILogger logger, string authenticator, int count);

        [LoggerMessage(
            IdentityEventIds.CredentialsRejected,
            LogLevel.Error,
            "{Authenticator}: its files have errors, the {Count} credentials it has stay in force: {Error} (and {More} more)",
            EventName = "CredentialsRejected"
        )]
        public static partial void Rejected(ILogger logger, string authenticator, int count, string error, int more);
    }
}
