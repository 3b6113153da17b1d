namespace McpPolicy.Interop.Tests.Clients;

/// <summary>What must come of every story, whoever tells it.</summary>
internal static class StoryAssert
{
    /// <summary>What the fixture says to a client that fetched the answer after it had lost the stream.</summary>
    public const string Resumed = "The client has come back for this.";

    /// <summary>The last revision with sessions.</summary>
    private const string Sessions = "2025-11-25";

    /// <summary>The first without.</summary>
    private const string Stateless = "2026-07-28";

    public static void Holds(ServerCase server, IStoryClient client, StoryResult told, bool overHttp)
    {
        bool hasSessions = client.HasSessions || !server.HasStatelessEra;
        Lists(server.Plan, told.Tools);
        Calls(server, told.Call!);
        Denies(client, told.Deny!);
        Limits(told.Limit);
        if (client.IsOneShot)
        {
            return;
        }

        Assert.Equal(hasSessions ? Sessions : Stateless, told.Version);
        if (server.Plan.Progress is not null)
        {
            Assert.InRange(told.Progress!.Value, 1, 3);
        }

        Assert.Equal(server.Plan.Cancel is null ? null : "cancelled", told.Cancel);
        if (server.Plan.Resume is not null)
        {
            string expected = hasSessions && overHttp ? Resumed : "This stream cannot be resumed.";
            Assert.Equal(expected, told.Resume!.Text);
        }
    }

    private static void Lists(StoryPlan plan, IReadOnlyList<string> tools)
    {
        Assert.Contains(plan.Call.Name, tools);
        Assert.Contains(plan.Limit.Name, tools);
        Assert.DoesNotContain(plan.Deny.Name, tools);
    }

    private static void Calls(ServerCase server, ToolAnswer answer)
    {
        Assert.False(answer.IsError, answer.Text);
        Assert.Contains(server.Expected, answer.Text, StringComparison.Ordinal);
    }

    private static void Denies(IStoryClient client, ToolAnswer answer)
    {
        Assert.True(answer.IsError, answer.Text);
        if (client.IsOneShot)
        {
            Assert.Contains("not found", answer.Text, StringComparison.Ordinal);
            return;
        }

        Assert.Contains(ServerCase.Reason, answer.Text, StringComparison.Ordinal);
        Assert.Equal("deny", answer.Effect);
    }

    private static void Limits(IReadOnlyList<ToolAnswer> answers)
    {
        Assert.False(answers[0].IsError, answers[0].Text);
        Assert.True(answers[1].IsError, answers[1].Text);
        Assert.Contains("1 per day", answers[1].Text, StringComparison.Ordinal);
        Assert.Equal("limit", answers[1].Effect);
    }
}
