using ModelContextProtocol;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>Does something for each report before the next message is handled; <see cref="Progress{T}"/> would do it some time later.</summary>
internal sealed class SynchronousProgress(Action onReport) : IProgress<ProgressNotificationValue>
{
    public void Report(ProgressNotificationValue value) => onReport();
}
