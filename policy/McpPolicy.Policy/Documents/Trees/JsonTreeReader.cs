using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>Reads JSON (RFC 8259) strictly into nodes with places: no comments, no trailing commas, no duplicate members, no invalid
/// UTF-8, no lone surrogates.</summary>
internal ref struct JsonTreeReader
{
    private readonly DiagnosticBag _diagnostics;
    private Utf8JsonReader _reader;
    private LineMap _lines;

    private JsonTreeReader(ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _lines = new LineMap(utf8);
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DocumentLimits.Depth });
    }

    /// <summary>The root value, or null when the text is not JSON; everything wrong is in <paramref name="diagnostics"/>.</summary>
    public static DocumentNode? Read(ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        if (!Utf8.IsValid(utf8))
        {
            diagnostics.Error(new SourcePosition(1, 1), "", "the document is not valid UTF-8; save it as UTF-8");
            return null;
        }

        var reader = new JsonTreeReader(utf8, diagnostics);
        try
        {
            reader._reader.Read();
            var root = reader.ReadValue("");
            reader._reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            diagnostics.Error(PositionOf(e, utf8), "", "not valid JSON: " + Explain(e));
            return null;
        }
    }

    private DocumentNode ReadValue(string pointer)
    {
        var position = _lines.At(_reader.TokenStartIndex);
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(position, pointer),
            JsonTokenType.StartArray => ReadArray(position, pointer),
            JsonTokenType.String => new ScalarNode(position, pointer, ScalarKind.String, ReadText(position, pointer)),
            JsonTokenType.Number => new ScalarNode(position, pointer, ScalarKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan)),
            JsonTokenType.True => new ScalarNode(position, pointer, ScalarKind.Boolean, "true"),
            JsonTokenType.False => new ScalarNode(position, pointer, ScalarKind.Boolean, "false"),
            _ => new ScalarNode(position, pointer, ScalarKind.Null, "null"),
        };
    }

    private MappingNode ReadObject(SourcePosition position, string pointer)
    {
        var members = new List<MemberNode>();
        var seen = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var keyPosition = _lines.At(_reader.TokenStartIndex);
            var key = ReadText(keyPosition, pointer);
            _reader.Read();
            var value = ReadValue(JsonPointer.Append(pointer, key));
            if (seen.TryAdd(key, keyPosition))
            {
                members.Add(new MemberNode(key, keyPosition, value));
            }
            else
            {
                _diagnostics.Error(keyPosition, value.Pointer, $"\"{key}\" is given twice, first on line {seen[key].Line}; keep one");
            }
        }

        return new MappingNode(position, pointer, members);
    }

    private SequenceNode ReadArray(SourcePosition position, string pointer)
    {
        var items = new List<DocumentNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(JsonPointer.Append(pointer, items.Count)));
        }

        return new SequenceNode(position, pointer, items);
    }

    private readonly string ReadText(SourcePosition position, string pointer)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _diagnostics.Error(position, pointer, "a \\u escape is half of a surrogate pair; write both halves, or the character itself");
            return "";
        }
    }

    private static SourcePosition PositionOf(JsonException e, ReadOnlySpan<byte> utf8)
    {
        var line = (int)(e.LineNumber ?? 0);
        var rest = utf8;
        for (var i = 0; i < line; i++)
        {
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        }

        var bytes = (int)Math.Min(e.BytePositionInLine ?? 0, rest.Length);
        return new SourcePosition(line + 1, Encoding.UTF8.GetCharCount(rest[..bytes]) + 1);
    }

    /// <summary>The parser's words, where they mean something to somebody who does not know the parser.</summary>
    private static string Explain(JsonException e) =>
        e.Message switch
        {
            var m when m.Contains("trailing comma", StringComparison.Ordinal) => "there is a comma after the last entry; remove it",
            var m when m.Contains("'/' is an invalid", StringComparison.Ordinal) => "JSON has no comments; remove this one",
            var m when m.Contains("depth to be zero", StringComparison.Ordinal) => "it ends before everything that was opened is closed",
            var m when m.Contains("maximum configured depth", StringComparison.Ordinal) => $"nested more than {DocumentLimits.Depth} deep",
            var m => m.Split(" LineNumber:")[0],
        };
}
