namespace McpPolicy.Proxy.Calls;

/// <summary>The numbers of the wire's log events, from 2000.</summary>
internal static class WireEventIds
{
    public const int ToolCallRefused = 2001;
    public const int MethodDenied = 2002;
    public const int MessageRefused = 2003;
    public const int UpstreamFailed = 2101;
    public const int UpstreamHeadersUnreadable = 2102;
    public const int UpstreamTlsUnreadable = 2103;
    public const int UpstreamTlsReloaded = 2104;
    public const int ClientGone = 2105;
    public const int ListWithheld = 2201;
    public const int LinesSuppressed = 2301;
}
