using System.Text.Json.Nodes;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>A tool and what to call it with.</summary>
internal sealed record ToolUse(string Name, JsonObject? Arguments = null);
