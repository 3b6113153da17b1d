using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using McpPolicy.Proxy.Stdio;
using McpPolicy.Testing.Fuzzing;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>Whatever a program writes: the bridge finds what a JSON parser finds, and exchanges an id without touching anything else.</summary>
public sealed class StdioFuzzTests
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    [Fact]
    public Task Scanner_AnyLine_FindsWhatAParserFinds_AndSplicesTheIdAlone() =>
        FuzzRun.ForEachAsync(
            5_000,
            static random =>
            {
                byte[][] seeds = random.Next(2) == 0 ? WireSeeds.Requests : WireSeeds.Answers;
                byte[] line = new MessageMutator(random).Mutate(seeds.Pick(random), seeds.Pick(random));
                if (MessageScanner.Read(line) is { } message)
                {
                    if (Utf8.IsValid(line))
                    {
                        Check(message, line);
                    }
                }
                else
                {
                    Assert.False(IsPlainMessage(line), "not read without need: " + Encoding.UTF8.GetString(line));
                }

                return Task.CompletedTask;
            }
        );

    private static void Check(ServerMessage message, byte[] line)
    {
        using var json = JsonDocument.Parse(line, Deep);
        Assert.Equal(Raw(json.RootElement, "id"), Encoding.UTF8.GetString(line.AsSpan(message.Id)));
        Assert.Equal(json.RootElement.TryGetProperty("method", out JsonElement method) ? method.GetString() : null, message.Method);
        byte[] oneLine = MessageSplice.OnOneLine(line).ToArray();
        Assert.True(oneLine.AsSpan().IndexOfAny((byte)'\r', (byte)'\n') < 0);
        if (message.HasId)
        {
            byte[] spliced = MessageSplice.Replace(line, message.Id, "\"other\""u8.ToArray()).ToArray();
            Assert.Equal(line.AsSpan(..message.Id.Start.Value), spliced.AsSpan(..message.Id.Start.Value));
            Assert.Equal(line.AsSpan(message.Id.End.Value..), spliced.AsSpan((message.Id.Start.Value + 7)..));
            using var exchanged = JsonDocument.Parse(spliced, Deep);
            Assert.Equal("other", exchanged.RootElement.GetProperty("id").GetString());
        }
    }

    private static string Raw(JsonElement message, string name) =>
        message.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : "";

    private static bool IsPlainMessage(byte[] line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 500 });
            return json.RootElement.ValueKind == JsonValueKind.Object
                && Utf8.IsValid(line)
                && (!json.RootElement.TryGetProperty("method", out JsonElement method) || method.ValueKind == JsonValueKind.String)
                && !Encoding.UTF8.GetString(line).Contains("\\ud", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
