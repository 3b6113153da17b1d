namespace McpPolicy.Proxy.Hosting;

/// <summary>How the program ends.</summary>
internal static class ExitStatus
{
    /// <summary>Told to stop, and did.</summary>
    public const int Success = 0;

    /// <summary>What it was told makes no sense, or cannot be done here; nothing was started.</summary>
    public const int BadInput = 2;
}
