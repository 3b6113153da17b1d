using System.Text.Json;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Identity.Tokens;

/// <summary>Reads who calls from the claims of a verified token.</summary>
internal interface ICallerMapping
{
    /// <summary>The caller, or null and why the claims do not tell.</summary>
    CallerIdentity? Map(JsonElement claims, out string? problem);
}
