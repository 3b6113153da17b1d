using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads what a rule is about: <c>tools</c>, <c>prompts</c>, <c>resources</c> and <c>methods</c>.</summary>
internal sealed class RuleNamesReader(MappingReader rule, DiagnosticBag diagnostics)
{
    /// <summary>The keys.</summary>
    public static readonly string[] Keys = ["tools", "prompts", "resources", "methods"];

    public ImmutableArray<string> ReadTools() => ToolNamesReader.Read(Items("tools", "name at least one tool"), "tools", diagnostics);

    public ImmutableArray<string> ReadPrompts() =>
        Read(Items("prompts", "name at least one prompt"), "prompts", DocumentLimits.PromptName, static (_, _, _) => true);

    public ImmutableArray<string> ReadResources() =>
        Read(Items("resources", "name at least one resource"), "resources", DocumentLimits.ResourceUri, ResourceUriCheck.Check);

    public ImmutableArray<string> ReadMethods() =>
        Read(Items("methods", "name at least one method"), "methods", DocumentLimits.ToolName, MethodNameCheck.Check);

    /// <summary>Reports keys that say nothing, or contradict each other.</summary>
    public void Check()
    {
        if (!Keys.Any(key => rule.Find(key) is not null))
        {
            diagnostics.Error(
                rule.Node,
                "\"tools\" is missing; write \"tools\": [\"some_tool\", \"read_*\"], or \"prompts\", \"resources\" or \"methods\""
            );
        }

        if (rule.Find("methods") is { } methods && rule.Find("tools") is not null)
        {
            diagnostics.Error(
                methods,
                "tools have one method, tools/call, so \"methods\" beside \"tools\" says nothing; write another rule for them"
            );
        }
    }

    private IReadOnlyList<DocumentNode> Items(string key, string advice)
    {
        if (rule.Find(key) is SequenceNode { Items.Count: 0 } empty)
        {
            diagnostics.Error(empty, $"\"{key}\" is empty, so the rule would be about nothing; {advice}, or \"*\" for all");
        }

        return rule.Items(key, DocumentLimits.ToolsPerRule);
    }

    private ImmutableArray<string> Read(
        IReadOnlyList<DocumentNode> items,
        string what,
        int maxLength,
        Func<DocumentNode, string, DiagnosticBag, bool> check
    )
    {
        var names = ImmutableArray.CreateBuilder<string>(items.Count);
        foreach (var item in items)
        {
            if (Values.Name(item, what, maxLength, diagnostics) is { } name && check(item, name, diagnostics))
            {
                names.Add(name);
            }
        }

        return names.ToImmutable();
    }
}
