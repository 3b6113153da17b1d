using McpPolicy.Policy.Decisions;

namespace McpPolicy.Proxy.Denials;

/// <summary>How effects are spelt in answers and logs.</summary>
internal static class EffectNames
{
    /// <summary>The name of an effect in UTF-8.</summary>
    public static ReadOnlySpan<byte> Utf8(Effect effect) =>
        effect switch
        {
            Effect.Allow => "allow"u8,
            Effect.Deny => "deny"u8,
            Effect.Limit => "limit"u8,
            Effect.Approval => "approval"u8,
            _ => "error"u8,
        };
}
