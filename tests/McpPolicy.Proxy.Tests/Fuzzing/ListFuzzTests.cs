using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Wire;
using McpPolicy.Testing.Fuzzing;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>Whatever a server answers: no client finds a tool in it that it may not see, and everything else is as the server wrote it.</summary>
public sealed class ListFuzzTests
{
    [Fact]
    public Task Filter_AnyAnswer_LeavesWhatTheModelLeaves_AndNoClientFindsMore() =>
        FuzzRun.ForEachAsync(
            5_000,
            static random =>
            {
                byte[] message = WireSeeds.Answers.Pick(random);
                message = random.Next(20) == 0 ? message : new MessageMutator(random).Mutate(message, WireSeeds.Answers.Pick(random));
                using var output = new PooledBuffer();
                FilterVerdict verdict = ListFilter.Apply(message, FuzzLists.Scope, output);
                byte[] sent = verdict switch
                {
                    FilterVerdict.Unchanged => message,
                    FilterVerdict.Rewritten => output.WrittenSpan.ToArray(),
                    _ => [],
                };
                FuzzLists.CheckClients(Encoding.UTF8.GetString(sent));
                CheckAgainstModel(message, sent, verdict);
                return Task.CompletedTask;
            }
        );

    private static void CheckAgainstModel(byte[] message, byte[] sent, FilterVerdict verdict)
    {
        if (TryParse(message) is not { } parsed)
        {
            Assert.True(verdict != FilterVerdict.Rewritten, "what is no JSON, or two JSONs, is not rewritten");
            return;
        }

        JsonNode? expected = ListModel.Filter(parsed);
        if (verdict == FilterVerdict.Withheld)
        {
            Assert.True(expected is null || HoldsVariant(message), "withheld without need: " + Encoding.UTF8.GetString(message));
            return;
        }

        Assert.NotNull(expected);
        Assert.True(JsonTexts.AreSame(expected, JsonNode.Parse(sent)), Encoding.UTF8.GetString(sent));
        Assert.Equal(Remainder(message), Remainder(sent));
    }

    /// <summary>The message before its first list and behind its last one, byte for byte.</summary>
    private static (string Before, string Behind) Remainder(byte[] message)
    {
        string text = Encoding.UTF8.GetString(message);
        string[] marks = ["\"t", "\"p", "\"r", "\"\\u"];
        int first = marks
            .Select(mark => text.IndexOf(mark, StringComparison.Ordinal))
            .Where(static i => i >= 0)
            .DefaultIfEmpty(text.Length)
            .Min();
        return (text[..first], text[(text.LastIndexOf(']') + 1)..]);
    }

    // Names that a lenient client takes for others are a reason to withhold.
    private static bool HoldsVariant(byte[] message)
    {
        string text = Encoding.UTF8.GetString(message);
        return FuzzLists.Kinds.Any(kind => text.Contains(kind.List[..4], StringComparison.OrdinalIgnoreCase))
            || text.Contains("\\u", StringComparison.Ordinal);
    }

    private static JsonNode? TryParse(byte[] message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 500 });
            return Encoding.UTF8.GetString(message).Contains('\uFFFD') ? null : JsonNode.Parse(message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
