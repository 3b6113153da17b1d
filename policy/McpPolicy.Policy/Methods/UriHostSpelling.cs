using System.Net;
using System.Net.Sockets;
using System.Text;

namespace McpPolicy.Policy.Methods;

/// <summary>
/// Accepts the one spelling of a host and its port. The WHATWG URL standard (sections 3.5, 4.4) reads <c>127.1</c>, <c>0x7f.0.0.1</c> and
/// <c>2130706433</c> as 127.0.0.1, <c>[0::1]</c> as [::1], and port <c>080</c> as 80.
/// </summary>
internal static class UriHostSpelling
{
    private const string PortForm = "its port is not a number without leading zeros";
    private const string AddressForm = "its host is an IP address in another form than its usual one";

    /// <summary>Null when the host and port are spelt plainly, else what is wrong with them, in words that follow a colon.</summary>
    /// <param name="authority">Host and port, without a user.</param>
    /// <param name="isWeb">Whether readers take a host for an IPv4 address when it ends in a number; they do for http, ws and ftp.</param>
    public static string? Problem(ReadOnlySpan<byte> authority, bool isWeb)
    {
        var bracket = authority.LastIndexOf((byte)']');
        var colon = authority[(bracket + 1)..].IndexOf((byte)':');
        var host = colon < 0 ? authority : authority[..(bracket + 1 + colon)];
        var port = colon < 0 ? default : authority[(host.Length + 1)..];
        return PortProblem(port) ?? HostProblem(Encoding.ASCII.GetString(host), isWeb);
    }

    // What is no number is no port either: a name with a colon, which only some schemes have.
    private static string? PortProblem(ReadOnlySpan<byte> port) => port is [(byte)'0', _, ..] ? PortForm : null;

    private static string? HostProblem(string host, bool isWeb)
    {
        if (host.StartsWith('['))
        {
            return IsUsual(host.Trim('[', ']'), AddressFamily.InterNetworkV6) && host.EndsWith(']') ? null : AddressForm;
        }

        return isWeb && EndsInNumber(host) && !IsUsual(host, AddressFamily.InterNetwork) ? AddressForm : null;
    }

    private static bool EndsInNumber(string host)
    {
        var last = host.TrimEnd('.').Split('.')[^1];
        return last.Length > 0 && (last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.Ordinal));
    }

    private static bool IsUsual(string host, AddressFamily family) =>
        IPAddress.TryParse(host, out var address) && address.AddressFamily == family && address.ToString() == host;
}
