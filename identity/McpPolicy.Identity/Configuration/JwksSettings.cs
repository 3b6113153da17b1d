namespace McpPolicy.Identity.Configuration;

/// <summary>What <c>jwks</c> says.</summary>
internal readonly record struct JwksSettings(Uri? Url, string? File, int RefreshSeconds, int MaxStaleSeconds);
