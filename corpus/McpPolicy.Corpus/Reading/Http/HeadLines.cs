namespace McpPolicy.Corpus.Reading.Http;

/// <summary>Lines that end with CRLF, LF or CR.</summary>
internal static class HeadLines
{
    /// <summary>The lines, each with whether it, or the one before it, ended otherwise than with CRLF.</summary>
    public static List<(string Line, bool IsBare)> Split(string text)
    {
        List<(string Line, bool IsBare)> lines = [];
        bool bare = false;
        int position = 0;
        while (position <= text.Length)
        {
            int length = text.AsSpan(position).IndexOfAny('\r', '\n');
            bool last = length < 0;
            int end = last ? text.Length : position + length;
            bool pair = !last && text.AsSpan(end).StartsWith("\r\n");
            lines.Add((text[position..end], bare || (!last && !pair)));
            bare = !last && !pair;
            position = last ? text.Length + 1 : end + (pair ? 2 : 1);
        }

        return lines;
    }
}
