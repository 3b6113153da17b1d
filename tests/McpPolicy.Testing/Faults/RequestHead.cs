using System.Globalization;
using System.Text;

namespace McpPolicy.Testing.Faults;

/// <summary>The head of an HTTP/1.1 request, as far as a proxy must know it.</summary>
/// <param name="Request">Method and target.</param>
/// <param name="BodyLength">Bytes of the body after the head.</param>
internal sealed record RequestHead(ProxiedRequest Request, int BodyLength)
{
    private const string LengthName = "Content-Length:";

    public static RequestHead Parse(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.ASCII.GetString(head).Split("\r\n");
        var words = lines[0].Split(' ');
        var length = lines.FirstOrDefault(l => l.StartsWith(LengthName, StringComparison.OrdinalIgnoreCase));
        return new RequestHead(
            new ProxiedRequest(words[0], words[1]),
            length is null ? 0 : int.Parse(length.AsSpan(LengthName.Length), CultureInfo.InvariantCulture)
        );
    }
}
