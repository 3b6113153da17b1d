namespace McpPolicy.Policy.Documents;

/// <summary>How large a policy document and its parts may be. Beyond any of these the document is refused with an error that says so.</summary>
public static class DocumentLimits
{
    /// <summary>Bytes of a document: 16 MiB. (A ConfigMap holds 1 MiB.)</summary>
    public const int Bytes = 16 * 1024 * 1024;

    /// <summary>Nesting of objects and arrays.</summary>
    public const int Depth = 64;

    /// <summary>Policies in a document.</summary>
    public const int Policies = 1_000;

    /// <summary>Rules in a document, over all its policies.</summary>
    public const int Rules = 50_000;

    /// <summary>Names and globs of one rule, of tools, prompts, resources and methods each.</summary>
    public const int ToolsPerRule = 1_000;

    /// <summary>Characters of a tool name or glob; the MCP specification's own limit for names.</summary>
    public const int ToolName = 128;

    /// <summary>Characters of a prompt's name or glob.</summary>
    public const int PromptName = 1_024;

    /// <summary>Characters of a resource's URI or glob.</summary>
    public const int ResourceUri = 2_048;

    /// <summary>Characters of the name of a policy, rule or counter.</summary>
    public const int Name = 253;

    /// <summary>Characters of a reason.</summary>
    public const int Reason = 1_024;

    /// <summary>Limits of one rule.</summary>
    public const int LimitsPerRule = 16;

    /// <summary>Subjects of one rule, and accepted values of one claim.</summary>
    public const int Subjects = 256;

    /// <summary>Labels of one <c>grantLabels</c>.</summary>
    public const int GrantLabels = 16;

    /// <summary>Scopes that one rule asks for.</summary>
    public const int Scopes = 16;

    /// <summary>Nesting of all, any and not.</summary>
    public const int ConditionDepth = 16;

    /// <summary>Comparisons in the condition of one rule.</summary>
    public const int ConditionsPerRule = 256;

    /// <summary>Values of in and not_in.</summary>
    public const int Operands = 1_000;

    /// <summary>Characters of a value that arguments are compared with.</summary>
    public const int OperandLength = 4_096;

    /// <summary>Characters of a regular expression.</summary>
    public const int PatternLength = 1_024;

    /// <summary>Errors listed for one document; reading stops when there are as many.</summary>
    public const int Diagnostics = 200;
}
