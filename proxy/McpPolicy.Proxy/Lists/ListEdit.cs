using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>A message as it is written anew: what is not replaced is copied byte for byte.</summary>
internal ref struct ListEdit(ReadOnlySpan<byte> message, PooledBuffer output)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private int _copied;

    /// <summary>Whether the output differs from the message.</summary>
    public bool Changed { get; private set; }

    /// <summary>Where the new message goes.</summary>
    public readonly PooledBuffer Output => output;

    /// <summary>The length of the message.</summary>
    public readonly int Length => _message.Length;

    /// <summary>Copies what stands before a position and was not copied yet.</summary>
    public void CopyUpTo(int position)
    {
        output.Write(_message[_copied..position]);
        _copied = position;
    }

    /// <summary>Copies a part, whatever was copied before.</summary>
    public readonly void Copy(int start, int end) => output.Write(_message[start..end]);

    /// <summary>Writes something in place of what stands before a position and was not copied yet.</summary>
    public void Replace(int resumeAt, ReadOnlySpan<byte> replacement)
    {
        output.Write(replacement);
        _copied = resumeAt;
        Changed = true;
    }
}
