using System.Text;

namespace McpPolicy.Controllers.Events;

/// <summary>Keeps texts within the API server's limits, which count bytes of UTF-8 and refuse what is longer.</summary>
internal static class EventText
{
    public const int MaxWordBytes = 128;
    public const int MaxNoteBytes = 1024;
    private const char Ellipsis = '…';
    private const int EllipsisBytes = 3;

    /// <summary>The text, or as many whole characters of it as fit, ended by an ellipsis.</summary>
    public static string Cut(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return text;
        }

        var room = maxBytes - EllipsisBytes;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append(Ellipsis).ToString();
    }
}
