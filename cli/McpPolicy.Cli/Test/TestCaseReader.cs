using System.Collections.Immutable;
using System.Globalization;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Test;

/// <summary>Reads the entries of <c>cases</c>.</summary>
internal sealed class TestCaseReader(DiagnosticBag diagnostics)
{
    private const int MaxRepeat = 1_000_000;

    private static readonly string[] Keys =
    [
        "name",
        "tool",
        "tools",
        "args",
        .. CallerReader.Keys,
        "session",
        "repeat",
        "advance",
        "expect",
    ];

    /// <summary>The case, or null after an error.</summary>
    public TestCase? Read(DocumentNode node)
    {
        if (MappingReader.Open(node, "a case", diagnostics, Keys) is not { } reader)
        {
            return null;
        }

        var name = reader.Require("name", "name: what the case shows") is { } n
            ? Values.Name(n, "name", DocumentLimits.Reason, diagnostics)
            : null;
        var expect = reader.Require("expect", "expect: Allow, or expect: {effect: Deny, rule: some-rule}") is { } e
            ? new ExpectationReader(diagnostics).Read(e)
            : null;
        var read = new TestCase
        {
            Name = name ?? "",
            Line = node.Position.Line,
            Column = node.Position.Column,
            Tools = ReadTools(reader),
            Arguments = reader.Find("args") is { } args ? ArgumentsReader.Read(args, diagnostics) : default,
            Caller = new CallerReader(diagnostics).Read(reader),
            Session = reader.Text("session", DocumentLimits.Reason),
            Repeat = ReadRepeat(reader),
            Advance = reader.Find("advance") is { } time ? DurationReader.Read(time, "advance", diagnostics) : TimeSpan.Zero,
            Expect = expect ?? new Expectation(),
        };
        return name is null || expect is null ? null : read;
    }

    private ImmutableArray<string> ReadTools(MappingReader reader)
    {
        var (tool, tools) = (reader.Find("tool"), reader.Find("tools"));
        if (tool is null == tools is null)
        {
            diagnostics.Error(reader.Node, "a case has exactly one of \"tool\" and \"tools\"");
        }

        if (tools is SequenceNode { Items.Count: 0 })
        {
            diagnostics.Error(tools, "\"tools\" is empty, so nothing would be called; name at least one tool");
        }

        // Any name is good: what the policy makes of an odd one may be what is tested.
        IReadOnlyList<DocumentNode> items = tool is not null ? [tool] : reader.Items("tools", DocumentLimits.ToolsPerRule);
        return [.. items.Select(item => Values.Text(item, "tool", DocumentLimits.OperandLength, diagnostics)).OfType<string>()];
    }

    private int ReadRepeat(MappingReader reader)
    {
        if (reader.Find("repeat") is not { } node)
        {
            return 1;
        }

        if (
            node is ScalarNode { Kind: ScalarKind.Number } number
            && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var repeat)
            && repeat is > 0 and <= MaxRepeat
        )
        {
            return repeat;
        }

        diagnostics.Error(node, $"\"repeat\" cannot be {node.Describe()}; write a whole number from 1 to {MaxRepeat}");
        return 1;
    }
}
