using McpPolicy.Policy.Documents;

namespace McpPolicy.Policy.Tests.Fuzzing;

/// <summary>What the reader refuses and the schema does not say, or cannot: nothing else may be refused that the schema accepts.</summary>
internal static class SchemaGap
{
    private static readonly string[] Reasons =
    [
        // Names that have to be distinct, and things that contradict each other.
        "is given twice",
        "is listed twice in \"value\"",
        "two policies are named",
        "two rules are named",
        "is named like the file",
        " in another limit with the same ",
        "contradicts",
        "no use for limits",
        "limits belong to",
        "belongs to a Deny rule",
        "belongs to an Allow rule",
        "needs \"limits\"",
        "cannot be hidden",
        "both say what a call uses up",
        "belongs to action",
        "a calendar window is",
        "exactly one of",
        "\"methods\" beside \"tools\"",
        "has neither prompt nor resource",
        "none of these methods has",
        "only tools and prompts have",
        "a scope with +tool counts",
        "belong together",
        // Values whose form depends on another key.
        "for this \"op\"",
        "of in and not_in must be an array",
        "\"value\" is missing",
        "\"value\" must be a string",
        "\"value\" has ",
        // Small languages inside of strings and numbers.
        "is not a regular expression",
        "needs backtracking",
        "is not a path",
        "is not a JSON Pointer",
        "at most 32 are followed",
        "at most 6 decimal places",
        "at most 8784h",
        "whole seconds",
        "no method is named",
        "is decided by the tools' names",
        "always passes, so no rule",
        "only plainly spelt URIs are compared",
        "is a URI template",
        "control character",
        "half of a surrogate pair",
        // Bounds on whole rules, and on keys.
        "a tool name has 1 to",
        "a prompt's name is not empty",
        "a resource's URI has 1 to",
        "characters of a rule's name",
        "deep; flatten them",
        "comparisons; split it",
    ];

    public static bool Explains(PolicyDiagnostic error) =>
        Array.Exists(Reasons, reason => error.Message.Contains(reason, StringComparison.Ordinal));
}
