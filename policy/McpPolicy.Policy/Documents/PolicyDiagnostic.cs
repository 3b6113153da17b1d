namespace McpPolicy.Policy.Documents;

/// <summary>A finding in a policy document.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Source">The file, or the name of the policy.</param>
/// <param name="Line">The line, from 1; 0 when the document has no lines.</param>
/// <param name="Column">The column in characters, from 1; 0 when the document has no lines.</param>
/// <param name="Pointer">Where it is, as a JSON Pointer (RFC 6901).</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record PolicyDiagnostic(DiagnosticSeverity Severity, string Source, int Line, int Column, string Pointer, string Message)
{
    /// <summary><c>file:line:column: error: message</c>, the form that editors and CI turn into links.</summary>
    public override string ToString()
    {
        var severity = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return Line > 0 ? $"{Source}:{Line}:{Column}: {severity}: {Message}" : $"{Source}: {severity}: {Message}";
    }
}
