using System.Collections.Immutable;

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>Collects the findings of one reading, so that all are reported and not only the first.</summary>
internal sealed class DiagnosticBag(string source)
{
    private readonly List<PolicyDiagnostic> _items = [];

    public string Source => source;

    public bool HasErrors { get; private set; }

    /// <summary>So many errors that more would help nobody.</summary>
    public bool IsFull => _items.Count >= DocumentLimits.Diagnostics;

    public void Error(DocumentNode node, string message) => Error(node.Position, node.Pointer, message);

    public void Error(MemberNode member, string message) => Error(member.Position, member.Pointer, message);

    public void Error(SourcePosition position, string pointer, string message)
    {
        HasErrors = true;
        Add(DiagnosticSeverity.Error, position, pointer, message);
    }

    public void Warning(DocumentNode node, string message) => Add(DiagnosticSeverity.Warning, node.Position, node.Pointer, message);

    public ImmutableArray<PolicyDiagnostic> ToImmutable() => [.. _items.OrderBy(static d => d.Line).ThenBy(static d => d.Column)];

    private void Add(DiagnosticSeverity severity, SourcePosition position, string pointer, string message)
    {
        // A value that means something to two rules is read twice; what is wrong with it is said once.
        var diagnostic = new PolicyDiagnostic(severity, source, position.Line, position.Column, pointer, message);
        if (!IsFull && !_items.Contains(diagnostic))
        {
            _items.Add(diagnostic);
        }
    }
}
