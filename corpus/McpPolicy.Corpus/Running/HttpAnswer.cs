using System.Text;

namespace McpPolicy.Corpus.Running;

/// <summary>An HTTP answer read from a socket, its body as it came.</summary>
public sealed record HttpAnswer(int Status, string Head, string Body)
{
    /// <summary>Reads the first answer among the bytes of a connection; null when there is none.</summary>
    public static HttpAnswer? Parse(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        string head = text[..end];
        string[] line = head.Split(' ', 3);
        return line.Length > 1 && int.TryParse(line[1], out int status) ? new HttpAnswer(status, head, text[(end + 4)..]) : null;
    }
}
