using System.Text.Json;

namespace McpPolicy.Proxy.Wire;

/// <summary>
/// Reads JSON as RFC 8259 has it and refuses what two parsers could read differently: a member that occurs twice in an object
/// (escaped spellings included) and escapes that are half a surrogate pair. Strings are checked where they stand; the caller
/// has checked that the whole document is valid UTF-8.
/// </summary>
internal ref struct StrictJsonReader
{
    private readonly ReadOnlySpan<byte> _document;
    private readonly KeySet _keys;
    private readonly int _maxDepth;
    private Utf8JsonReader _reader;

    public StrictJsonReader(ReadOnlySpan<byte> document, KeySet keys, int maxDepth)
    {
        _document = document;
        _keys = keys;
        _maxDepth = maxDepth;
        // One level more, so that the depth is judged here and not by an exception.
        _reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        keys.Reset();
    }

    /// <summary>Why the last <see cref="Read"/> returned false; <see cref="JsonFault.None"/> at the document's end.</summary>
    public JsonFault Fault { get; private set; }

    /// <summary>The current token.</summary>
    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>Where the current token starts.</summary>
    public readonly int Start => (int)_reader.TokenStartIndex;

    /// <summary>Where the current token ends (exclusive).</summary>
    public readonly int End => (int)_reader.BytesConsumed;

    /// <summary>How many objects and arrays enclose the current token.</summary>
    public readonly int Depth => _reader.CurrentDepth;

    /// <summary>The name of the current member, unescaped; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The current string, number or literal as it stands, without the quotes of a string.</summary>
    public readonly ReadOnlySpan<byte> RawValue => _reader.ValueSpan;

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end or at a fault.</returns>
    public bool Read()
    {
        // Utf8JsonReader reports malformed JSON by throwing; this is the one place where that becomes a value.
        try
        {
            return _reader.Read() && Accept();
        }
        catch (JsonException)
        {
            return Fail(JsonFault.Malformed);
        }
    }

    /// <summary>Goes from a value's first token to its last, checking everything on the way.</summary>
    public bool Skip()
    {
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return true;
        }

        int depth = Depth;
        do
        {
            if (!Read())
            {
                return false;
            }
        } while (Depth > depth);
        return true;
    }

    /// <summary>The current string, unescaped: a slice of the document where it has no escapes, else a copy.</summary>
    /// <param name="document">The memory this reader reads.</param>
    public readonly ReadOnlyMemory<byte> DecodedString(ReadOnlyMemory<byte> document)
    {
        if (!_reader.ValueIsEscaped)
        {
            return document.Slice(Start + 1, _reader.ValueSpan.Length);
        }

        byte[] decoded = new byte[_reader.ValueSpan.Length];
        return decoded.AsMemory(0, _reader.CopyString(decoded));
    }

    /// <summary>The current string, unescaped.</summary>
    public readonly ReadOnlySpan<byte> DecodedString()
    {
        if (!_reader.ValueIsEscaped)
        {
            return _reader.ValueSpan;
        }

        byte[] decoded = new byte[_reader.ValueSpan.Length];
        return decoded.AsSpan(0, _reader.CopyString(decoded));
    }

    private bool Accept()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _keys.BeginObject();
                return _reader.CurrentDepth < _maxDepth || Fail(JsonFault.TooDeep);
            case JsonTokenType.StartArray:
                return _reader.CurrentDepth < _maxDepth || Fail(JsonFault.TooDeep);
            case JsonTokenType.EndObject:
                _keys.EndObject();
                return true;
            case JsonTokenType.PropertyName:
                return AcceptName();
            case JsonTokenType.String when _reader.ValueIsEscaped:
                return Surrogates.ArePaired(_reader.ValueSpan) || Fail(JsonFault.LoneSurrogate);
            default:
                return true;
        }
    }

    private bool AcceptName()
    {
        ReadOnlySpan<byte> raw = _reader.ValueSpan;
        if (!_reader.ValueIsEscaped)
        {
            Name = raw;
            return _keys.TryAdd(_document, Start + 1, raw.Length) || Fail(JsonFault.DuplicateName);
        }

        if (!Surrogates.ArePaired(raw))
        {
            return Fail(JsonFault.LoneSurrogate);
        }

        Span<byte> room = _keys.Decode(raw.Length);
        int length = _reader.CopyString(room);
        Name = room[..length];
        return _keys.TryAddDecoded(_document, length) || Fail(JsonFault.DuplicateName);
    }

    private bool Fail(JsonFault fault)
    {
        Fault = fault;
        return false;
    }
}
