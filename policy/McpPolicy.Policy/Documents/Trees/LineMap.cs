using System.Text;

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns. Offsets must be asked for in rising order: the map walks the
/// text once.</summary>
internal ref struct LineMap(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _lineStart;
    private int _line = 1;
    private int _scanned;

    public SourcePosition At(long offset)
    {
        var end = (int)Math.Min(offset, _text.Length);
        while (_scanned < end)
        {
            var next = _text[_scanned..end].IndexOf((byte)'\n');
            if (next < 0)
            {
                break;
            }

            _scanned += next + 1;
            _lineStart = _scanned;
            _line++;
        }

        return new SourcePosition(_line, Encoding.UTF8.GetCharCount(_text[_lineStart..end]) + 1);
    }
}
