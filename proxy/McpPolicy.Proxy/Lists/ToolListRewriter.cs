using System.Text.Json;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>
/// One strict pass over a message that holds a tool list. Byte ranges are copied; only the tools left out and, in the stateless
/// era, the cache hints differ. Any doubt (duplicate members, look-alike names, a list that is no array) ends it.
/// </summary>
internal ref struct ToolListRewriter(ReadOnlySpan<byte> message, StrictJsonReader reader, ListScope scope, PooledBuffer output)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private readonly ActivePolicy? _policy = scope.Policies.Current;
    private StrictJsonReader _reader = reader;
    private int _copied;

    /// <summary>Whether the output differs from the message.</summary>
    public bool Changed { get; private set; }

    /// <summary>Writes the filtered message.</summary>
    /// <returns>False when the message cannot be filtered with certainty.</returns>
    public bool Run()
    {
        if (!_reader.Read() || !ReadMessages())
        {
            return false;
        }

        bool ended = !_reader.Read() && _reader.Fault == JsonFault.None;
        CopyUpTo(_message.Length);
        return ended;
    }

    private bool ReadMessages()
    {
        if (_reader.Token != JsonTokenType.StartArray)
        {
            return ReadMessage();
        }

        // Servers of 2025-03-26 may put several messages into one array.
        while (_reader.Read() && _reader.Token != JsonTokenType.EndArray)
        {
            if (!ReadMessage())
            {
                return false;
            }
        }

        return _reader.Fault == JsonFault.None;
    }

    private bool ReadMessage()
    {
        if (_reader.Token != JsonTokenType.StartObject)
        {
            return _reader.Skip();
        }

        while (_reader.Read() && _reader.Token == JsonTokenType.PropertyName)
        {
            bool isResult = _reader.Name.SequenceEqual("result"u8);
            if (!isResult && MemberNames.IsResultVariant(_reader.Name))
            {
                return false;
            }

            if (!_reader.Read() || !(isResult ? ReadResult() : _reader.Skip()))
            {
                return false;
            }
        }

        return _reader.Fault == JsonFault.None;
    }

    private bool ReadResult()
    {
        if (_reader.Token != JsonTokenType.StartObject)
        {
            return _reader.Skip();
        }

        bool isList = false;
        bool hasScope = false;
        while (_reader.Read() && _reader.Token == JsonTokenType.PropertyName)
        {
            if (!ReadResultMember(ref isList, ref hasScope))
            {
                return false;
            }
        }

        if (isList && !hasScope && scope.Era == ProtocolEra.Stateless)
        {
            CopyUpTo(_reader.Start);
            Replace(_reader.Start, ",\"cacheScope\":\"private\""u8);
        }

        return _reader.Fault == JsonFault.None;
    }

    private bool ReadResultMember(ref bool isList, ref bool hasScope)
    {
        ReadOnlySpan<byte> name = _reader.Name;
        bool isTools = name.SequenceEqual("tools"u8);
        bool isScope = name.SequenceEqual("cacheScope"u8);
        bool isTtl = name.SequenceEqual("ttlMs"u8);
        if (!isTools && !isScope && !isTtl && MemberNames.IsListMemberVariant(name))
        {
            return false;
        }

        if (!_reader.Read())
        {
            return false;
        }

        if (isTools)
        {
            isList = true;
            return ReadTools();
        }

        if (scope.Era == ProtocolEra.Stateless && (isScope || isTtl))
        {
            hasScope |= isScope;
            return ReplaceHint(isScope);
        }

        return _reader.Skip();
    }

    private bool ReplaceHint(bool isScope)
    {
        int start = _reader.Start;
        bool keep = isScope
            ? _reader.Token == JsonTokenType.String && _reader.RawValue.SequenceEqual("private"u8)
            : CacheHints.IsShortEnough(_reader.Token, _reader.RawValue, scope.Limits.MaxListTtl);
        if (!_reader.Skip())
        {
            return false;
        }

        if (!keep)
        {
            CopyUpTo(start);
            if (isScope)
            {
                Replace(_reader.End, "\"private\""u8);
            }
            else
            {
                CacheHints.WriteTtl(output, scope.Limits.MaxListTtl);
                Replace(_reader.End, default);
            }
        }

        return true;
    }

    private bool ReadTools()
    {
        if (_reader.Token != JsonTokenType.StartArray)
        {
            return false;
        }

        int open = _reader.End;
        int keptEnd = open;
        bool dropped = false;
        bool any = false;
        while (_reader.Read() && _reader.Token != JsonTokenType.EndArray)
        {
            int start = _reader.Start;
            if (!ReadTool(out bool keep))
            {
                return false;
            }

            if (!keep)
            {
                // Up to here the list is as the server wrote it; what follows is put together tool by tool.
                if (!dropped)
                {
                    CopyUpTo(keptEnd);
                }

                dropped = true;
            }
            else if (dropped)
            {
                AppendTool(start, any);
            }

            any |= keep;
            keptEnd = keep ? _reader.End : keptEnd;
        }

        if (dropped)
        {
            Replace(_reader.Start, default);
        }

        return _reader.Fault == JsonFault.None;
    }

    private void AppendTool(int start, bool any)
    {
        if (any)
        {
            output.Write(","u8);
        }

        output.Write(_message[start.._reader.End]);
    }

    private bool ReadTool(out bool keep)
    {
        keep = false;
        if (_reader.Token != JsonTokenType.StartObject)
        {
            return _reader.Skip();
        }

        while (_reader.Read() && _reader.Token == JsonTokenType.PropertyName)
        {
            bool isName = _reader.Name.SequenceEqual("name"u8);
            if (!isName && MemberNames.IsToolNameVariant(_reader.Name))
            {
                return false;
            }

            if (!_reader.Read())
            {
                return false;
            }

            keep |= isName && _reader.Token == JsonTokenType.String && IsListed();
            if (!_reader.Skip())
            {
                return false;
            }
        }

        return _reader.Fault == JsonFault.None;
    }

    private bool IsListed()
    {
        ReadOnlySpan<byte> name = _reader.DecodedString();
        scope.Observer.ToolSeen(name);
        return _policy is not null && _policy.Engine.IsListed(name, scope.Caller);
    }

    private void CopyUpTo(int position)
    {
        output.Write(_message[_copied..position]);
        _copied = position;
    }

    private void Replace(int resumeAt, ReadOnlySpan<byte> replacement)
    {
        output.Write(replacement);
        _copied = resumeAt;
        Changed = true;
    }
}
