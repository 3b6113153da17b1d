using System.Text;

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns. Offsets must be asked for in rising order: the map walks the
/// text once, also when all of it is one line.</summary>
internal ref struct LineMap(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _scanned;
    private int _line = 1;
    private int _column = 1;

    public SourcePosition At(long offset)
    {
        var end = Math.Max(_scanned, (int)Math.Min(offset, _text.Length));
        var rest = _text[_scanned..end];
        for (var newline = rest.IndexOf((byte)'\n'); newline >= 0; newline = rest.IndexOf((byte)'\n'))
        {
            rest = rest[(newline + 1)..];
            (_line, _column) = (_line + 1, 1);
        }

        _column += Encoding.UTF8.GetCharCount(rest);
        _scanned = end;
        return new SourcePosition(_line, _column);
    }
}
