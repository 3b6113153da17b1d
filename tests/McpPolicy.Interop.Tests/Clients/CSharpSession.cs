using McpPolicy.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>The parts of a story, with the C# SDK.</summary>
internal sealed class CSharpSession(McpClient client, CancellationToken cancellationToken)
{
    public Task<ToolAnswer> UseAsync(ToolUse use) => UseAsync(use, progress: null, cancellationToken);

    public async Task<int> CountProgressAsync(ToolUse use)
    {
        int count = 0;
        await UseAsync(use, new SynchronousProgress(() => Interlocked.Increment(ref count)), cancellationToken);
        // Notifications are handled on their own: the last may come to its handler after the answer to its caller.
        return Volatile.Read(ref count);
    }

    public async Task<string> CallAndCancelAsync(ToolUse use, ToolUse? counter)
    {
        string? before = counter is null ? null : (await UseAsync(counter)).Text;
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return $"not cancelled: {(await UseAsync(use, new SynchronousProgress(cancelled.Cancel), cancelled.Token)).Text}";
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            if (counter is not null)
            {
                await Wait.Until(async () => (await UseAsync(counter)).Text != before, cancellationToken: cancellationToken);
            }

            return "cancelled";
        }
    }

    private async Task<ToolAnswer> UseAsync(ToolUse use, IProgress<ProgressNotificationValue>? progress, CancellationToken cancellation)
    {
        Dictionary<string, object?> arguments = (use.Arguments ?? []).ToDictionary(
            static pair => pair.Key,
            static object? (pair) => pair.Value
        );
        CallToolResult result = await client.CallToolAsync(use.Name, arguments, progress, cancellationToken: cancellation);
        string text = string.Concat(result.Content.Select(static block => block is TextContentBlock text ? text.Text : block.Type));
        return new ToolAnswer(result.IsError ?? false, text, (string?)result.Meta?["mcppolicy.dev/decision"]?["effect"]);
    }
}
