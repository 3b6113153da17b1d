using McpPolicy.Identity;

namespace McpPolicy.Proxy.Authentication;

/// <summary>A request under way on a credential.</summary>
internal sealed class OpenRequest : IDisposable
{
    private readonly CancellationTokenSource? _end;
    private readonly CancellationToken _aborted;
    private volatile bool _isEnded;
    private volatile bool _endsWithExpiry;

    private OpenRequest(Credential credential, CancellationTokenSource? end, CancellationToken aborted)
    {
        Credential = credential;
        _end = end;
        _aborted = aborted;
    }

    /// <summary>What the request was let in on.</summary>
    public Credential Credential { get; }

    /// <summary>Whether the request was ended because its credential is not good any more.</summary>
    public bool IsEnded => _isEnded;

    /// <summary>A request whose credential cannot go bad.</summary>
    public static OpenRequest Endless(Credential credential) => new(credential, null, CancellationToken.None);

    /// <summary>A request that can be ended: from now on <c>RequestAborted</c> says so.</summary>
    public static OpenRequest Endable(HttpContext context, Credential credential)
    {
        CancellationToken aborted = context.RequestAborted;
        var end = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        context.RequestAborted = end.Token;
        return new OpenRequest(credential, end, aborted);
    }

    /// <summary>Says that the request is a stream that somebody listens to: it never ends by itself, so it ends with its credential's time.
    /// A call that was let in in time may finish.</summary>
    public void EndWithExpiry() => _endsWithExpiry = true;

    /// <summary>Ends the request if its credential is not good any more.</summary>
    public void EndUnlessGood(DateTimeOffset now)
    {
        CredentialState state = Credential.StateAt(now);
        if (state == CredentialState.Revoked || (state == CredentialState.Expired && _endsWithExpiry))
        {
            _isEnded = true;
            _end?.Cancel();
        }
    }

    /// <summary>Lets <c>RequestAborted</c> speak of the client alone again.</summary>
    public void Restore(HttpContext context)
    {
        if (_end is not null)
        {
            context.RequestAborted = _aborted;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _end?.Dispose();
}
