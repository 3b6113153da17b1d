using System.Text.Json;

namespace McpPolicy.Proxy.Wire;

/// <summary>Reads the members of a JSON-RPC message in whatever order they come.</summary>
internal ref struct EnvelopeReader(ReadOnlyMemory<byte> body, KeySet keys, int maxDepth)
{
    private static readonly byte[][] Known =
    [
        "jsonrpc"u8.ToArray(),
        "id"u8.ToArray(),
        "method"u8.ToArray(),
        "params"u8.ToArray(),
        "result"u8.ToArray(),
        "error"u8.ToArray(),
    ];

    private readonly ReadOnlyMemory<byte> _body = body;
    private StrictJsonReader _reader = new(body.Span, keys, maxDepth);

    /// <summary>Reads the whole body.</summary>
    /// <returns>Null, or why the body is refused.</returns>
    public Refusal? Read(ref MessageFields fields)
    {
        if (!_reader.Read())
        {
            return Refusals.For(_reader.Fault);
        }

        if (_reader.Token != JsonTokenType.StartObject)
        {
            return _reader.Token == JsonTokenType.StartArray ? Refusals.Batch : Refusals.NotAnObject;
        }

        while (_reader.Read() && _reader.Token == JsonTokenType.PropertyName)
        {
            if (ReadMember(ref fields) is { } refusal)
            {
                return refusal;
            }
        }

        // One more read: whatever follows the object is a fault.
        return _reader.Fault != JsonFault.None || _reader.Read() || _reader.Fault != JsonFault.None ? Refusals.For(_reader.Fault) : null;
    }

    private Refusal? ReadMember(ref MessageFields fields)
    {
        ReadOnlySpan<byte> name = _reader.Name;
        if (name.SequenceEqual("jsonrpc"u8))
        {
            return ReadVersion(ref fields);
        }

        if (name.SequenceEqual("id"u8))
        {
            return ReadId(ref fields);
        }

        if (name.SequenceEqual("method"u8))
        {
            return ReadMethod(ref fields);
        }

        if (name.SequenceEqual("params"u8))
        {
            return _reader.Read() ? ParamsReader.Read(ref _reader, _body, ref fields.Params) : Refusals.For(_reader.Fault);
        }

        bool isResult = name.SequenceEqual("result"u8);
        bool isError = name.SequenceEqual("error"u8);
        fields.HasResult |= isResult;
        fields.HasError |= isError;
        if (!isResult && !isError && KeyVariants.Contains(name, Known))
        {
            return Refusals.NameVariant;
        }

        return _reader.Read() && _reader.Skip() ? null : Refusals.For(_reader.Fault);
    }

    private Refusal? ReadVersion(ref MessageFields fields)
    {
        if (!_reader.Read())
        {
            return Refusals.For(_reader.Fault);
        }

        fields.HasVersion = true;
        return _reader.Token == JsonTokenType.String && _reader.RawValue.SequenceEqual("2.0"u8) ? null : Refusals.Version;
    }

    private Refusal? ReadId(ref MessageFields fields)
    {
        if (!_reader.Read())
        {
            return Refusals.For(_reader.Fault);
        }

        bool usable = _reader.Token switch
        {
            JsonTokenType.String => _reader.RawValue.Length <= MessageId.MaxStringBytes,
            JsonTokenType.Number => MessageId.IsSafeInteger(_reader.RawValue),
            _ => false,
        };
        if (!usable)
        {
            return Refusals.BadId;
        }

        fields.Id = _body[_reader.Start.._reader.End];
        return null;
    }

    private Refusal? ReadMethod(ref MessageFields fields)
    {
        if (!_reader.Read())
        {
            return Refusals.For(_reader.Fault);
        }

        if (_reader.Token != JsonTokenType.String)
        {
            return Refusals.MethodKind;
        }

        fields.HasMethod = true;
        fields.Method = _reader.DecodedString(_body);
        return null;
    }
}
