namespace McpPolicy.Proxy;

/// <summary>The numbers of the host's log events. The wire's start at 2000.</summary>
internal static class EventIds
{
    public const int PolicyLoaded = 1001;
    public const int PolicyRejected = 1002;
    public const int PolicyNotWatched = 1003;
    public const int PolicyWarning = 1004;
    public const int Draining = 1101;
    public const int DrainCutShort = 1103;
    public const int CounterStoreConnected = 1301;
    public const int CounterStoreDisconnected = 1302;
    public const int CounterStoreFailed = 1303;
    public const int StdioStarted = 1201;
    public const int StdioEnded = 1202;
    public const int StdioStandardError = 1203;
    public const int StdioUnreadable = 1204;
    public const int StdioStartFailed = 1205;
    public const int StdioKilled = 1206;
    public const int StdioOverlong = 1207;
    public const int StdioSessionExpired = 1208;
    public const int StdioUnanswered = 1209;
    public const int StdioStandardErrorMissed = 1210;
}
