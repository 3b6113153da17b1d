namespace McpPolicy.Policy.Documents;

/// <summary>How bad a finding in a policy document is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The document cannot be used.</summary>
    Error,

    /// <summary>The document can be used, but probably does not say what its author meant.</summary>
    Warning,
}
