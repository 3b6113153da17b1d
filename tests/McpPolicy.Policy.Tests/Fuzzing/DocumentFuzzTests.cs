using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Tests.Schema;
using McpPolicy.Testing.Fuzzing;

namespace McpPolicy.Policy.Tests.Fuzzing;

/// <summary>Whatever the bytes, the reader answers with a document or with errors that say where, and agrees with the schema.</summary>
public class DocumentFuzzTests
{
    private static readonly SchemaValidator Schema = new(
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "policy.schema.json"))).RootElement
    );

    [Fact]
    public Task Json_ChangedAsATree_IsAcceptedAsTheSchemaSays() =>
        FuzzRun.ForEachAsync(
            3_000,
            random =>
            {
                var document = new TreeMutator(random).Mutate(JsonNode.Parse(FuzzCorpus.Document(random))!);
                CheckJson(Encoding.UTF8.GetBytes(document.ToJsonString()));
                return Task.CompletedTask;
            }
        );

    [Fact]
    public Task Json_SpoiltByBytes_IsRefusedOrIsADocumentOfTheSchema() =>
        FuzzRun.ForEachAsync(
            3_000,
            random =>
            {
                CheckJson(ByteMutator.Mutate(random, Encoding.UTF8.GetBytes(FuzzCorpus.Document(random))));
                return Task.CompletedTask;
            }
        );

    [Fact]
    public Task Yaml_SpoiltByBytes_IsReadOrRefused() =>
        FuzzRun.ForEachAsync(
            2_000,
            random =>
            {
                Check(ByteMutator.Mutate(random, Encoding.UTF8.GetBytes(FuzzCorpus.Yaml)));
                return Task.CompletedTask;
            }
        );

    private static void CheckJson(byte[] document)
    {
        var read = Check(document);
        var isYaml = document.AsSpan().TrimStart(" \t\r\n"u8) is not [(byte)'{', ..];
        var hasDuplicates = read.Diagnostics.Any(static d => d.Message.Contains("is given twice", StringComparison.Ordinal));
        if (isYaml || hasDuplicates)
        {
            return; // The schema does not see YAML, nor a value that a later one of the same name replaces.
        }

        if (IsValid(document))
        {
            var unexplained = read.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error && !SchemaGap.Explains(d));
            Assert.True(
                !unexplained.Any(),
                $"The schema accepts what the reader refuses: {unexplained.FirstOrDefault()}\n{Show(document)}"
            );
        }
        else
        {
            Assert.True(read.Document is null, $"The reader accepts what the schema refuses:\n{Show(document)}");
        }
    }

    private static PolicyReadResult Check(byte[] document)
    {
        var read = PolicyReader.Read(document, "p");
        Assert.Equal(read.Document is null, read.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error));
        Assert.All(read.Diagnostics, static d => Assert.True(d.Line > 0 && d.Column > 0 && d.Message.Length > 0, d.ToString()));
        if (read.Document is { } accepted)
        {
            var compiled = PolicyCompiler.Compile(accepted);
            var again = PolicyReader.Read(compiled.CanonicalJson, "p").Document;
            Assert.True(again is not null, $"The canonical form is not accepted:\n{Show(document)}");
            Assert.Equal(compiled.Revision, PolicyCompiler.Compile(again).Revision);
        }

        return read;
    }

    private static bool IsValid(byte[] document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return Utf8.IsValid(document) && Schema.IsValid(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false; // Not JSON, or with half of a surrogate pair.
        }
    }

    private static string Show(byte[] document) => Encoding.UTF8.GetString(document);
}
