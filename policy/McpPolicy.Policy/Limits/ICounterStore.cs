namespace McpPolicy.Policy.Limits;

/// <summary>Holds the counters of limits. One store outlives the compiled policies that use it, so that counts survive edits.</summary>
public interface ICounterStore
{
    /// <summary>Charges all counters, or none when one of them has no room.</summary>
    /// <param name="demands">The counters with their costs, at least one, with distinct keys. Not used after the task ends.</param>
    /// <param name="cancellationToken">Gives up; what was charged by then is given back.</param>
    /// <returns>Whether there was room. A store that cannot be reached says so in the result and does not throw.</returns>
    ValueTask<ReserveResult> ReserveAsync(ReadOnlyMemory<CounterDemand> demands, CancellationToken cancellationToken);

    /// <summary>Gives a reservation back, into the windows it was charged to: the call did not reach the server. At most once for each
    /// reservation. What has left its window since is not given back.</summary>
    /// <param name="reservation">What <see cref="ReserveAsync"/> returned; an empty one is ignored.</param>
    ValueTask ReleaseAsync(Reservation reservation);
}
