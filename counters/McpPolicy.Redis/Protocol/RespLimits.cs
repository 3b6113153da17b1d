namespace McpPolicy.Redis.Protocol;

/// <summary>What a reply may take. The replies that the limiter asks for stay far below.</summary>
internal sealed record RespLimits
{
    public static readonly RespLimits Default = new();

    /// <summary>The longest bulk string, in bytes.</summary>
    public int MaxBulk { get; init; } = 256 * 1024;

    /// <summary>The longest line, in bytes, its end left out: a header, an integer, a simple string or an error.</summary>
    public int MaxLine { get; init; } = 4096;

    /// <summary>The most values in a reply, on all levels together.</summary>
    public int MaxValues { get; init; } = 65_536;

    /// <summary>The most bytes in a reply.</summary>
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>How deep arrays may nest.</summary>
    public int MaxDepth { get; init; } = 8;
}
