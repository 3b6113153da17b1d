using System.Text.Json.Nodes;
using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>A real MCP server behind the proxy, with a policy and the story that shows it.</summary>
internal sealed record ServerCase
{
    /// <summary>Why a call is denied, in the policy's words.</summary>
    public const string Reason = "Not while the tests run.";

    /// <summary>Its name in the matrix.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it speaks the stateless era besides sessions.</summary>
    public bool HasStatelessEra { get; init; }

    /// <summary>The story's tools.</summary>
    public required StoryPlan Plan { get; init; }

    /// <summary>What the allowed call's answer holds.</summary>
    public required string Expected { get; init; }

    /// <summary>Starts it over HTTP; null where it speaks stdio only.</summary>
    public Func<NodePrograms, Task<ServerProcess>>? StartHttpAsync { get; init; }

    /// <summary>Its URL, from what it announces.</summary>
    public Func<string, string> UrlOf { get; init; } = static announced => announced;

    /// <summary>The arguments of Node that start it over stdio.</summary>
    public required IReadOnlyList<string> Stdio { get; init; }

    /// <summary>Variables that it needs over stdio, as NAME=VALUE.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Checks what the story left behind.</summary>
    public Func<Task> VerifyAsync { get; init; } = static () => Task.CompletedTask;

    /// <summary>Allows what the story needs, denies one tool with a reason, and allows one once a day; denies by default.</summary>
    public string Policy
    {
        get
        {
            string?[] allowed = [Plan.Call.Name, Plan.Progress?.Name, Plan.Cancel?.Name, Plan.CountCancelled?.Name, Plan.Resume?.Name];
            var tools = new JsonObject(
                allowed.OfType<string>().Distinct().Select(static name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject()))
            )
            {
                [Plan.Limit.Name] = JsonNode.Parse("""{"limits":[{"counter":"once","window":"day","max":1,"scope":"grant"}]}"""),
                [Plan.Deny.Name] = new JsonObject { ["action"] = "deny", ["reason"] = Reason },
            };
            return new JsonObject
            {
                ["version"] = "1",
                ["default"] = "deny",
                ["tools"] = tools,
                // The Inspector sets the log level of every server that has logs, and gives up where it may not.
                ["methods"] = new JsonObject { ["logging/setLevel"] = new JsonObject() },
            }.ToJsonString();
        }
    }
}
