using System.Text.Json;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>
/// One strict pass over a message that holds a list. Byte ranges are copied; only the items left out and, in the stateless era, the
/// cache hints differ. Any doubt (duplicate members, look-alike names, a list that is no array) ends it.
/// </summary>
internal ref struct ListRewriter(ReadOnlySpan<byte> message, StrictJsonReader reader, ListScope scope, PooledBuffer output)
{
    private readonly ActivePolicy? _policy = scope.Policies.Current;
    private StrictJsonReader _reader = reader;
    private ListEdit _edit = new(message, output);

    /// <summary>Whether the output differs from the message.</summary>
    public readonly bool Changed => _edit.Changed;

    /// <summary>Writes the filtered message.</summary>
    /// <returns>False when the message cannot be filtered with certainty.</returns>
    public bool Run()
    {
        if (!_reader.Read() || !ReadMessages())
        {
            return false;
        }

        bool ended = !_reader.Read() && _reader.Fault == JsonFault.None;
        _edit.CopyUpTo(_edit.Length);
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
            _edit.CopyUpTo(_reader.Start);
            _edit.Replace(_reader.Start, ",\"cacheScope\":\"private\""u8);
        }

        return _reader.Fault == JsonFault.None;
    }

    private bool ReadResultMember(ref bool isList, ref bool hasScope)
    {
        ReadOnlySpan<byte> name = _reader.Name;
        ListKind? list = ListKind.Find(name);
        bool isScope = name.SequenceEqual("cacheScope"u8);
        bool isTtl = name.SequenceEqual("ttlMs"u8);
        if (list is null && !isScope && !isTtl && MemberNames.IsListMemberVariant(name))
        {
            return false;
        }

        if (!_reader.Read())
        {
            return false;
        }

        if (list is not null)
        {
            isList = true;
            return ListItems.Filter(ref _reader, ref _edit, list, _policy, scope);
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
            _edit.CopyUpTo(start);
            if (isScope)
            {
                _edit.Replace(_reader.End, "\"private\""u8);
            }
            else
            {
                CacheHints.WriteTtl(output, scope.Limits.MaxListTtl);
                _edit.Replace(_reader.End, default);
            }
        }

        return true;
    }
}
