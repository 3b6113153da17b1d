using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Tests.Lists;

public sealed class EventStreamFilterTests
{
    private const string List = """{"id":1,"result":{"tools":[{"name":"echo"},{"name":"x"}]}}""";
    private const string Filtered = """{"id":1,"result":{"tools":[{"name":"echo"}]}}""";

    private static readonly string[] LineEnds = ["\n", "\r", "\r\n"];
    private static readonly string[] Lines =
    [
        "",
        "",
        ": heartbeat",
        "id: 1",
        "retry: 5",
        "event: message",
        "data",
        "data:",
        "data: " + List,
        "data:" + List,
        """data: {"result":{""",
        """data: "tools":[{"name":"x"},{"name":"echo"}]""",
        "data: }}",
        """data: {"method":"notifications/message"}""",
        "data: broken",
        "datax: y",
        "\uFEFFdata: " + List,
    ];

    private static string Run(string stream, params int[] cuts)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        using var filter = new EventStreamFilter(ListScopes.Make());
        using var output = new PooledBuffer();
        int start = 0;
        foreach (int cut in cuts.Select(c => Math.Clamp(c, 0, bytes.Length)).Order().Append(bytes.Length))
        {
            Assert.True(filter.Process(bytes.AsSpan(start, cut - start), output));
            start = cut;
        }

        filter.Complete(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Theory]
    [InlineData("data: " + List + "\n\n", "data: " + Filtered + "\n\n")]
    [InlineData("data:" + List + "\r\n\r\n", "data: " + Filtered + "\n\r\n")]
    [InlineData("id: 5\nevent: message\ndata: " + List + "\nretry: 9\n\n", "id: 5\nevent: message\ndata: " + Filtered + "\nretry: 9\n\n")]
    [InlineData("data: " + List, "data: " + Filtered + "\n")]
    [InlineData("\uFEFFdata: " + List + "\n\n", "data: " + Filtered + "\n\n")]
    [InlineData(
        "data: {\"result\":{\"tools\":\ndata: [{\"name\":\"x\"}],\ndata: \"nextCursor\":\"c\"}}\n\n",
        "data: {\"result\":{\"tools\": [], \"nextCursor\":\"c\"}}\n\n"
    )]
    [InlineData(
        "data: {\"result\":\nevent: e\rdata: {\"tools\":[{\"name\":\"x\"}]}}\n\n",
        "data: {\"result\": {\"tools\":[]}}\nevent: e\r\n\n"
    )]
    public void List_IsFiltered_AndTheOtherFieldsStay(string stream, string expected) => Assert.Equal(expected, Run(stream));

    [Theory]
    [InlineData(": ping\n\n")]
    [InlineData("id: 1\ndata: \n\n")]
    [InlineData("id\nretry: 5\n\n")]
    [InlineData("data: {\"method\":\"notifications/progress\"}\r\n\r\n")]
    [InlineData("data: {\"result\":{\"content\":[]}}\r\rid: 2\r\n\n")]
    [InlineData("data: {\"result\":{\"tools\":[{\"name\":\"echo\"}]}}\n\n\n\n")]
    public void OtherEvents_StayByteForByte(string stream) => Assert.Equal(stream, Run(stream));

    [Fact]
    public void DataThatIsNotJson_IsWithheld_AndItsEventIdStays() => Assert.Equal("id: 3\n\n", Run("id: 3\ndata: {\"result\":\n\n"));

    [Fact]
    public void DataThatIsNotJson_InAnAnswer_BecomesAnErrorWithTheId()
    {
        using var filter = new EventStreamFilter(ListScopes.Make(id: "\"q\""u8.ToArray()));
        using var output = new PooledBuffer();

        filter.Process("data: {\n\n"u8, output);

        Assert.StartsWith(
            "data: {\"jsonrpc\":\"2.0\",\"id\":\"q\",\"error\":{\"code\":-31003,",
            Encoding.UTF8.GetString(output.WrittenSpan),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Comment_GoesOnBeforeTheEventEnds()
    {
        using var filter = new EventStreamFilter(ListScopes.Make());
        using var output = new PooledBuffer();

        filter.Process(": still here\n"u8, output);

        Assert.Equal(": still here\n", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Event_GoesOnAsSoonAsItsBlankLineIsThere()
    {
        using var filter = new EventStreamFilter(ListScopes.Make());
        using var output = new PooledBuffer();

        filter.Process("data: {}\r\n\r"u8, output);

        Assert.Equal("data: {}\r\n\r", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void EventLargerThanAllowed_EndsTheStream()
    {
        using var filter = new EventStreamFilter(ListScopes.Make(maxBytes: 100));
        using var output = new PooledBuffer();

        Assert.False(filter.Process(Encoding.UTF8.GetBytes("data: " + new string('x', 200)), output));
        Assert.Equal(0, output.Length);
    }

    /// <summary>However a stream is split, the result is that of the stream in one piece.</summary>
    [Fact]
    public void AnyChunking_GivesTheSameResult()
    {
        Gen<string> line = Gen.Elements(Lines).SelectMany(text => Gen.Elements(LineEnds).Select(end => text + end));
        Gen<(string, int[])> cases = line.ListOf()
            .Select(lines => string.Concat(lines))
            .SelectMany(stream => Gen.Choose(0, Math.Max(1, Encoding.UTF8.GetByteCount(stream))).ArrayOf().Select(cuts => (stream, cuts)));

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(cases.ToArbitrary(), c => Run(c.Item1, c.Item2) == Run(c.Item1))
        );
    }

    /// <summary>A tool that the policy denies is in no output, whatever surrounds it.</summary>
    [Fact]
    public void NoStream_ShowsADeniedTool()
    {
        Gen<string> line = Gen.Elements(Lines).SelectMany(text => Gen.Elements(LineEnds).Select(end => text + end));

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(line.ListOf().Select(lines => string.Concat(lines)).ToArbitrary(), stream => !ClientSees(Run(stream), "\"x\""))
        );
    }

    // What a client reads: the joined data of each event that is JSON with result.tools.
    private static bool ClientSees(string stream, string tool)
    {
        string text = stream.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimStart('\uFEFF');
        foreach (string block in text.Split("\n\n"))
        {
            IEnumerable<string> data = block.Split('\n').Where(l => l.StartsWith("data:", StringComparison.Ordinal)).Select(l => l[5..]);
            string joined = string.Join('\n', data);
            if (joined.Contains("tools", StringComparison.Ordinal) && joined.Contains(tool, StringComparison.Ordinal) && IsJson(joined))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
