namespace McpPolicy.Redis.Connections;

/// <summary>A command whose caller waits. When the caller is told that it took too long, the command keeps its place in the row, so that
/// the replies behind it still find theirs.</summary>
internal sealed class PendingCommand(RedisCommand command, long since)
    : TaskCompletionSource<RedisResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private int _repliesToSkip = command.RepliesToSkip;

    public ReadOnlyMemory<byte> Bytes => command.Bytes;

    /// <summary>The timestamp at which it was handed in.</summary>
    public long Since => since;

    /// <summary>Ends the wait without a reply.</summary>
    public void Fail(RedisError error) => TrySetResult(RedisResult.Of(error));

    /// <summary>Takes a reply; false when further ones belong to this command.</summary>
    public bool TakeReply(RedisResult reply)
    {
        if (_repliesToSkip > 0)
        {
            _repliesToSkip--;
            return false;
        }

        if (!TrySetResult(reply))
        {
            command.OnLateReply?.Invoke(reply);
        }

        return true;
    }
}
