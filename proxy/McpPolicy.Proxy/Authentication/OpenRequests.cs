using System.Collections.Concurrent;
using McpPolicy.Identity;

namespace McpPolicy.Proxy.Authentication;

/// <summary>The requests under way on credentials that can go bad. A few times a second all of them are asked whether they did.</summary>
internal sealed class OpenRequests(TimeProvider time) : BackgroundService
{
    /// <summary>The longest time that a request outlives its credential.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<OpenRequest, byte> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many there are.</summary>
    public int Count => _open.Count;

    /// <summary>Enters a request that was let in.</summary>
    public OpenRequest Enter(HttpContext context, Credential credential)
    {
        OpenRequest request =
            credential is AnonymousCredential ? OpenRequest.Endless(credential) : OpenRequest.Endable(context, credential);
        context.Features.Set(request);
        if (credential is not AnonymousCredential)
        {
            _open.TryAdd(request, 0);
        }

        return request;
    }

    /// <summary>Removes a request that is over.</summary>
    public void Leave(HttpContext context, OpenRequest request)
    {
        _open.TryRemove(request, out _);
        request.Restore(context);
        request.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            EndBad();
        }
    }

    private void EndBad()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (OpenRequest request in _open.Keys)
        {
            request.EndUnlessGood(now);
        }
    }
}
