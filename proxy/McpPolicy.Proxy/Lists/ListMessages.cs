using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>Filters the lists in messages.</summary>
internal sealed class ListMessages : IMessageFilter
{
    /// <summary>The one there is.</summary>
    public static readonly ListMessages Instance = new();

    /// <inheritdoc/>
    public bool IsRequired => true;

    /// <inheritdoc/>
    public FilterVerdict Apply(ReadOnlySpan<byte> message, ListScope scope, PooledBuffer output) =>
        ListFilter.Apply(message, scope, output);
}
