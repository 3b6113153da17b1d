using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Controllers.Leases;

/// <summary>Reads and writes one Lease for one candidate.</summary>
/// <remarks>
/// Times in the Lease are for people: whether another's lease has run out is judged by how long this process has seen it unchanged, so
/// that clocks need not agree. Source: Kubernetes' client-go, tools/leaderelection.
/// </remarks>
internal sealed partial class LeaseHold(IKubernetes client, LeaseName lease, TimeSpan duration, TimeProvider time, ILogger logger)
{
    private V1Lease? _seen;
    private long _seenAt;

    /// <summary>Who holds the lease as last seen; null for nobody.</summary>
    public string? Holder => _seen?.Spec?.HolderIdentity is { Length: > 0 } holder ? holder : null;

    /// <summary>Gets the lease if it is free or has run out, or renews it.</summary>
    public async Task<LeaseTry> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            var present = await client.FindAsync<V1Lease>(lease.Name, lease.Namespace, cancellationToken);
            Observe(present);
            if (present is not null && Holder is { } holder && holder != lease.Identity && !HasRunOut(present))
            {
                return LeaseTry.HeldByOther;
            }

            Observe(
                present is null
                    ? await client.CreateAsync(New(), cancellationToken)
                    : await client.ReplaceAsync(Taken(present), cancellationToken)
            );
            return LeaseTry.Held;
        }
        catch (Exception exception) when (exception is KubernetesException or HttpRequestException or IOException or TimeoutException)
        {
            Log.TryFailed(logger, lease.Namespace, lease.Name, exception.Message);
            return LeaseTry.Failed;
        }
    }

    /// <summary>Lets others take the lease at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_seen is { Spec: { } spec } held && spec.HolderIdentity == lease.Identity)
            {
                await client.ReplaceAsync(
                    held with
                    {
                        Spec = spec with { HolderIdentity = "", LeaseDurationSeconds = 1, RenewTime = time.GetUtcNow() },
                    },
                    cancellationToken
                );
                Log.Released(logger, lease.Namespace, lease.Name);
            }
        }
        catch (Exception exception)
            when (exception is KubernetesException or HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            // It runs out by itself.
            Log.TryFailed(logger, lease.Namespace, lease.Name, exception.Message);
        }
    }

    private void Observe(V1Lease? present)
    {
        if (present?.Metadata.ResourceVersion == _seen?.Metadata.ResourceVersion && _seen is not null)
        {
            return;
        }

        if (present?.Spec?.HolderIdentity is { Length: > 0 } holder && holder != Holder)
        {
            Log.LeaderChanged(logger, lease.Namespace, lease.Name, holder);
        }

        _seen = present;
        _seenAt = time.GetTimestamp();
    }

    // The holder's own duration counts: it may be configured otherwise than ours.
    private bool HasRunOut(V1Lease present) =>
        time.GetElapsedTime(_seenAt) >= (present.Spec?.LeaseDurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : duration);

    private V1Lease New() =>
        new()
        {
            Metadata = new V1ObjectMeta { Name = lease.Name, Namespace = lease.Namespace },
            Spec = Spec(time.GetUtcNow(), transitions: 0),
        };

    private V1Lease Taken(V1Lease present)
    {
        var transitions = present.Spec?.LeaseTransitions ?? 0;
        var spec =
            present.Spec?.HolderIdentity == lease.Identity
                ? Spec(present.Spec.AcquireTime ?? time.GetUtcNow(), transitions)
                : Spec(time.GetUtcNow(), transitions + 1);
        return present with { Spec = spec };
    }

    private V1LeaseSpec Spec(DateTimeOffset acquired, int transitions) =>
        new()
        {
            HolderIdentity = lease.Identity,
            LeaseDurationSeconds = (int)Math.Ceiling(duration.TotalSeconds),
            AcquireTime = acquired,
            RenewTime = time.GetUtcNow(),
            LeaseTransitions = transitions,
        };

    private static partial class Log
    {
        [LoggerMessage(EventIds.LeaseTryFailed, LogLevel.Warning, "Lease {Namespace}/{Name} could not be read or written: {Problem}")]
        public static partial void TryFailed(ILogger logger, string @namespace, string name, string problem);

        [LoggerMessage(EventIds.LeaseReleased, LogLevel.Information, "Lease {Namespace}/{Name} released.")]
        public static partial void Released(ILogger logger, string @namespace, string name);

        [LoggerMessage(EventIds.LeaderChanged, LogLevel.Information, "Lease {Namespace}/{Name} is held by {Holder}.")]
        public static partial void LeaderChanged(ILogger logger, string @namespace, string name, string holder);
    }
}
