using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Model;
using McpPolicy.Testing.Fuzzing;

namespace McpPolicy.Policy.Tests.Fuzzing;

/// <summary>Whatever the arguments, the scanner finds what a JSON parser finds, and the engine decides.</summary>
public class ArgumentFuzzTests
{
    private const string Policy = """
        {"version":"1","default":"deny","tools":{"t":{
          "deny_if":[
            {"path":"/a","op":"eq","value":"x"},{"path":"/a","op":"gt","value":5},{"path":"/a","op":"regex","value":"^x+$"},
            {"path":"/a","op":"contains","value":"x"},{"path":"/b","op":"in","value":["x",1,null]},{"path":"/b/0","op":"exists"},
            {"path":"/c/d","op":"lte","value":"x"},{"path":"/c/d","op":"neq","value":true},{"path":"/c/é","op":"contains","value":1}],
          "limits":[{"window":"day","max":1000000000000,"increment_from":"/n"}]}}}
        """;

    private static readonly ArgumentPath[] Paths = [.. new[] { "/a", "/b", "/b/0", "/b/2/d", "/c/d", "/c/é", "/n" }.Select(Path)];

    [Fact]
    public Task Scanner_AnyArguments_FindsWhatAParserFinds() =>
        FuzzRun.ForEachAsync(
            5_000,
            random =>
            {
                var arguments = Arguments(random);
                var expected = Expect(arguments);
                var found = Scan(arguments);
                if (found is null)
                {
                    Assert.False(IsPlain(arguments), "Refused without need: " + Encoding.UTF8.GetString(arguments));
                }
                else
                {
                    Assert.True(IsJson(arguments));
                    Assert.Equal(expected ?? found, found);
                }

                return Task.CompletedTask;
            }
        );

    [Fact]
    public async Task Engine_AnyArguments_DecidesAndNeverAllowsWhatIsNotJson()
    {
        var bench = new Bench(Policy);
        await FuzzRun.ForEachAsync(
            5_000,
            async random =>
            {
                var arguments = Arguments(random);
                var call = new ToolCall
                {
                    Name = "t"u8.ToArray(),
                    Arguments = arguments,
                    Caller = Caller.Anonymous,
                };
                var decision = await bench.Engine.DecideAsync(call, CancellationToken.None);
                Assert.True(decision.Effect == Effect.Error || IsJson(arguments), Encoding.UTF8.GetString(arguments));
                Assert.NotNull(Bench.Text(decision));
            }
        );
    }

    private static byte[] Arguments(Random random)
    {
        var text = new StringBuilder();
        new ArgumentGrammar(random, text).Object(3);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return random.Next(3) == 0 ? ByteMutator.Mutate(random, bytes) : bytes;
    }

    /// <summary>The raw values at the paths; null when the parser cannot say.</summary>
    private static string?[]? Expect(byte[] arguments)
    {
        if (arguments.Length == 0)
        {
            return new string?[Paths.Length];
        }

        try
        {
            using var json = JsonDocument.Parse(arguments);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? [.. Paths.Select(path => Follow(json.RootElement, path)?.GetRawText())]
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>No name twice, no half surrogate pairs, all UTF-8: nothing that may be refused.</summary>
    private static bool IsPlain(byte[] arguments)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return json.RootElement.ValueKind == JsonValueKind.Object
                && Utf8.IsValid(arguments)
                && !Encoding.UTF8.GetString(arguments).Contains("\\ud", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsJson(byte[] arguments)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return arguments.Length == 0;
        }
    }

    private static string?[]? Scan(byte[] arguments)
    {
        var tree = new PathTree();
        foreach (var path in Paths)
        {
            tree.SlotOf(path);
        }

        var slots = new ArgumentSlot[tree.SlotCount];
        return ArgumentScanner.TryScan(arguments, tree, slots, new bool[tree.NodeCount])
            ? [.. slots.Select(slot => slot.Exists ? Encoding.UTF8.GetString(arguments.AsSpan(slot.Start, slot.Length)) : null)]
            : null;
    }

    private static JsonElement? Follow(JsonElement value, ArgumentPath path)
    {
        foreach (var segment in path.Segments)
        {
            var isThere = value.ValueKind switch
            {
                JsonValueKind.Object => value.TryGetProperty(segment, out value),
                JsonValueKind.Array => int.TryParse(segment, out var index) && index < value.GetArrayLength() && Take(ref value, index),
                _ => false,
            };
            if (!isThere)
            {
                return null;
            }
        }

        return value;
    }

    private static bool Take(ref JsonElement array, int index)
    {
        array = array[index];
        return true;
    }

    private static ArgumentPath Path(string text) => ArgumentPath.Parse(text, out _)!;
}
