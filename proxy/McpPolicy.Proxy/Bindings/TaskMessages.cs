using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Bindings;

/// <summary>Binds the task that a call is answered with to the caller, before the caller learns its id. A task that escapes it is
/// nobody's, and refused.</summary>
internal sealed class TaskMessages(TaskBindings tasks, TaskOwner owner) : IMessageFilter
{
    /// <inheritdoc/>
    public bool IsRequired => false;

    /// <inheritdoc/>
    public FilterVerdict Apply(ReadOnlySpan<byte> message, ListScope scope, PooledBuffer output)
    {
        if (CreatedTask.Find(message) is { } task)
        {
            tasks.Bind(task.Id, owner, task.Ttl);
        }

        return FilterVerdict.Unchanged;
    }
}
