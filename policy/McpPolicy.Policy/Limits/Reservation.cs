using System.Runtime.CompilerServices;

namespace McpPolicy.Policy.Limits;

/// <summary>The charges of one call, kept without allocating for up to four counters, which is more than calls have in practice.</summary>
public struct Reservation
{
    private const int InlineCount = 4;
    private InlineUnits _inline;
    private List<ReservedUnit>? _more;

    /// <summary>How many counters were charged; 0 for a call without limits.</summary>
    public int Count { get; private set; }

    /// <summary>A charge.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public readonly ReservedUnit this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return index < InlineCount ? _inline[index] : _more![index - InlineCount];
        }
    }

    /// <summary>Notes a charge; only the store does this, while it makes the reservation.</summary>
    /// <param name="unit">The charge.</param>
    public void Add(ReservedUnit unit)
    {
        if (Count < InlineCount)
        {
            _inline[Count] = unit;
        }
        else
        {
            (_more ??= []).Add(unit);
        }

        Count++;
    }

    /// <summary>Notes the charges of another reservation of the same store.</summary>
    /// <param name="other">The other; it must not be given back by itself any more.</param>
    public void AddAll(Reservation other)
    {
        for (var i = 0; i < other.Count; i++)
        {
            Add(other[i]);
        }
    }

    [InlineArray(InlineCount)]
    private struct InlineUnits
    {
        private ReservedUnit _first;
    }
}
