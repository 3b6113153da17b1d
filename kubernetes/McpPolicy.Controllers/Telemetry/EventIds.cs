namespace McpPolicy.Controllers.Telemetry;

/// <summary>The event ids of this library's log messages, 5000–5099.</summary>
internal static class EventIds
{
    public const int ControllerStarted = 5000;
    public const int ControllerStopped = 5001;
    public const int ReconcileThrew = 5002;
    public const int ReconcileFailed = 5003;
    public const int MapFailed = 5004;
    public const int FilterFailed = 5005;

    public const int Listed = 5020;
    public const int WatchEnded = 5021;
    public const int WatchFailed = 5022;
    public const int KindNotServed = 5023;

    public const int LeaseAcquired = 5040;
    public const int LeaseLost = 5041;
    public const int LeaseTryFailed = 5042;
    public const int LeaseReleased = 5043;
    public const int LeaderChanged = 5044;

    public const int EventNotWritten = 5060;
    public const int EventsDropped = 5061;

    public const int Starting = 5080;
    public const int Synced = 5081;
    public const int Ending = 5082;
}
