using System.Text;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Proxy.Bindings;

/// <summary>Binds tasks to the caller and the tool of the allowed call that made them.</summary>
internal sealed class TaskBindings(TimeProvider time)
{
    private const int Capacity = 65_536;

    /// <summary>How long a task is known that its server sets no end to.</summary>
    private static readonly TimeSpan Unlimited = TimeSpan.FromHours(24);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Servers may keep a task a little longer than they say; its client would be told that there is none.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private readonly BindingTable<TaskOwner> _owners = new(time, Capacity);

    /// <summary>Binds a task.</summary>
    /// <param name="taskId">The id, unescaped UTF-8.</param>
    /// <param name="owner">Whose it is. A task that is somebody's already stays that caller's.</param>
    /// <param name="ttl">How long the server keeps the task; null when it does not say, or has no limit.</param>
    public void Bind(ReadOnlySpan<byte> taskId, TaskOwner owner, TimeSpan? ttl)
    {
        TimeSpan lifetime = (ttl ?? Unlimited) + Grace;
        _owners.GetOrAdd(Encoding.UTF8.GetString(taskId), owner, lifetime < Longest ? lifetime : Longest);
    }

    /// <summary>Whose a task is; null when that is not known.</summary>
    public TaskOwner? Find(ReadOnlySpan<byte> taskId) => _owners.Find(Encoding.UTF8.GetString(taskId));

    /// <summary>Whether a list of tasks shows one to a caller.</summary>
    /// <param name="taskId">The id, unescaped UTF-8.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="isOpen">Whether tasks that nobody is known to own are everybody's.</param>
    public bool IsListed(ReadOnlySpan<byte> taskId, Caller caller, bool isOpen) =>
        Find(taskId) is { } owner ? owner.CallerId == caller.Id : isOpen;
}
