using System.Collections.Immutable;
using System.Globalization;
using McpPolicy.Cli.Policies;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Test;

/// <summary>Reads test files as strictly as policies are read: every error is listed with its place, and no key is overlooked.</summary>
internal sealed class TestFileReader
{
    private const int MaxCases = 10_000;
    private static readonly DateTimeOffset DefaultStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DiagnosticBag _diagnostics;
    private readonly string _path;

    private TestFileReader(string path)
    {
        _path = path;
        _diagnostics = new DiagnosticBag(path);
    }

    /// <summary>The test file; null exactly when there is an error.</summary>
    public static (TestFile? File, ImmutableArray<PolicyDiagnostic> Diagnostics) Read(InputFile input)
    {
        if (input.Error is { } error)
        {
            return (null, [error]);
        }

        var reader = new TestFileReader(input.Name);
        var file = reader.Read(input.Content.Span);
        return (reader._diagnostics.HasErrors ? null : file, reader._diagnostics.ToImmutable());
    }

    private TestFile? Read(ReadOnlySpan<byte> utf8)
    {
        var roots = YamlTreeReader.Read(utf8, _diagnostics);
        if (_diagnostics.HasErrors)
        {
            return null;
        }

        if (roots is not [var root])
        {
            _diagnostics.Error(new SourcePosition(1, 1), "", "a test file is one YAML document with \"policy\" and \"cases\"");
            return null;
        }

        return MappingReader.Open(root, "a test file", _diagnostics, "policy", "start", "cases") is { } reader ? Read(reader) : null;
    }

    private TestFile Read(MappingReader reader)
    {
        var cases = ImmutableArray.CreateBuilder<TestCase>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in reader.Require("cases", "cases: with a list of calls") is null ? [] : reader.Items("cases", MaxCases))
        {
            if (new TestCaseReader(_diagnostics).Read(item) is not { } read)
            {
                continue;
            }

            if (!names.Add(read.Name))
            {
                _diagnostics.Error(item, $"two cases are named \"{read.Name}\"; give each its own name");
            }

            cases.Add(read);
        }

        if (cases.Count == 0 && reader.Find("cases") is SequenceNode { Items.Count: 0 } empty)
        {
            _diagnostics.Error(empty, "\"cases\" is empty, so nothing would be tested; write at least one case");
        }

        return new TestFile(_path, ReadPolicies(reader), ReadStart(reader), cases.ToImmutable());
    }

    private ImmutableArray<string> ReadPolicies(MappingReader reader)
    {
        var node = reader.Require("policy", "policy: ./policy.yaml (relative to the test file), or a list");
        var items =
            node is SequenceNode list ? list.Items
            : node is null ? []
            : [node];
        var folder = Path.GetDirectoryName(_path) ?? "";
        var paths = items.Select(item => Values.Text(item, "policy", DocumentLimits.OperandLength, _diagnostics)).OfType<string>();
        return [.. paths.Select(path => Path.Combine(folder, path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path))];
    }

    private DateTimeOffset ReadStart(MappingReader reader)
    {
        if (reader.Find("start") is not { } node)
        {
            return DefaultStart;
        }

        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (
            node is ScalarNode scalar
            && DateTimeOffset.TryParseExact(scalar.Text, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, styles, out var start)
        )
        {
            return start;
        }

        _diagnostics.Error(node, $"\"start\" cannot be {node.Describe()}; write a time in UTC such as 2026-03-01T23:59:30Z");
        return DefaultStart;
    }
}
