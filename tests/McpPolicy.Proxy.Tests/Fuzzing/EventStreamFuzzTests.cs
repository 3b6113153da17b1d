using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Wire;
using McpPolicy.Testing.Fuzzing;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>However a stream is written and split: no client finds a tool in it that it may not see, and every other event is as it was.</summary>
public sealed class EventStreamFuzzTests
{
    private static readonly string[] LineEnds = ["\n", "\r", "\r\n"];

    private static readonly string[] OtherLines =
    [
        "",
        "",
        "",
        ": heartbeat",
        ":",
        "id: 1",
        "id:2",
        "id",
        "retry: 5",
        "event: message",
        "event",
        "data",
        "data:",
        "data: ",
        "datax: y",
        " data: z",
        "DATA: z",
        "\uFEFF",
        "x",
    ];

    [Fact]
    public Task Filter_AnyStream_IsTheSameHoweverItIsSplit_AndHidesWhatIsDenied() =>
        FuzzRun.ForEachAsync(
            3_000,
            static random =>
            {
                byte[] stream = Encoding.UTF8.GetBytes(Stream(random));
                stream = random.Next(4) == 0 ? ByteMutator.Mutate(random, stream) : stream;
                byte[] whole = Run(stream, []);
                byte[] split = Run(stream, [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(stream.Length + 1)).Order()]);
                Assert.Equal(whole, split);
                Assert.Equal(whole, Run(stream, [.. Enumerable.Range(0, stream.Length)]));
                CheckClients(Encoding.UTF8.GetString(whole));
                if (Utf8.IsValid(stream))
                {
                    CheckEvents(Encoding.UTF8.GetString(stream), Encoding.UTF8.GetString(whole));
                }

                return Task.CompletedTask;
            }
        );

    private static void CheckClients(string output)
    {
        foreach (string text in StreamModel.Texts(output))
        {
            FuzzLists.CheckClients(text);
        }
    }

    private static void CheckEvents(string input, string output)
    {
        List<StreamEvent> expected = [];
        foreach (StreamEvent found in StreamModel.Events(input))
        {
            using var rewritten = new PooledBuffer();
            FilterVerdict verdict =
                found.Data.Length == 0
                    ? FilterVerdict.Unchanged
                    : ListFilter.Apply(Encoding.UTF8.GetBytes(found.Data), FuzzLists.Scope, rewritten);
            if (verdict == FilterVerdict.Rewritten)
            {
                expected.Add(found with { Data = Encoding.UTF8.GetString(rewritten.WrittenSpan).Replace('\n', ' ').Replace('\r', ' ') });
            }
            else if (verdict == FilterVerdict.Unchanged)
            {
                expected.Add(found);
            }
        }

        List<StreamEvent> actual = StreamModel.Events(output);
        Assert.True(expected.SequenceEqual(actual), $"{JsonSerializer.Serialize(input)} became {JsonSerializer.Serialize(output)}");
    }

    private static byte[] Run(byte[] stream, int[] cuts)
    {
        using var filter = new EventStreamFilter(FuzzLists.Scope);
        using var output = new PooledBuffer();
        int start = 0;
        foreach (int cut in cuts.Append(stream.Length))
        {
            Assert.True(filter.Process(stream.AsSpan(start, cut - start), output));
            start = cut;
        }

        filter.Complete(output);
        return output.WrittenSpan.ToArray();
    }

    private static string Stream(Random random)
    {
        var stream = new StringBuilder(random.Next(10) == 0 ? "\uFEFF" : "");
        string lineEnd = LineEnds[random.Next(LineEnds.Length)];
        for (int i = random.Next(1, 12); i > 0; i--)
        {
            foreach (string line in random.Next(2) == 0 ? Message(random) : [OtherLines[random.Next(OtherLines.Length)]])
            {
                stream.Append(line).Append(random.Next(8) == 0 ? LineEnds[random.Next(LineEnds.Length)] : lineEnd);
            }
        }

        return stream.ToString();
    }

    private static IEnumerable<string> Message(Random random)
    {
        byte[] message = WireSeeds.Answers.Pick(random);
        message = random.Next(2) == 0 ? message : new MessageMutator(random).Mutate(message, WireSeeds.Answers.Pick(random));
        List<byte[]> tokens = JsonTokens.Split(message);
        int start = 0;
        while (start < tokens.Count)
        {
            int count = random.Next(3) == 0 ? random.Next(1, tokens.Count) : tokens.Count;
            count = Math.Min(count, tokens.Count - start);
            yield return (random.Next(4) == 0 ? "data:" : "data: ")
                + Encoding.UTF8.GetString(JsonTokens.Join(tokens.GetRange(start, count)));
            start += count;
        }

        if (random.Next(4) > 0)
        {
            yield return "";
        }
    }
}
