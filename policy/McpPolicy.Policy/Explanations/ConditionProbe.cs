using System.Collections.Immutable;
using System.Text;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Explanations;

/// <summary>A condition with an evaluator for each of its parts, so that every part's outcome can be told.</summary>
internal sealed class ConditionProbe
{
    private readonly string _text;
    private readonly Evaluator _evaluator;
    private readonly int _slot;
    private readonly ImmutableArray<ConditionProbe> _parts;

    public ConditionProbe(Condition condition, PathTree paths, ConditionCompiler compiler)
    {
        _evaluator = compiler.Compile(condition, paths);
        _slot = condition is ArgumentCondition comparison ? paths.SlotOf(comparison.Path) : -1;
        (_text, ImmutableArray<Condition> parts) = condition switch
        {
            AllCondition all => ("all of", all.Parts),
            AnyCondition any => ("any of", any.Parts),
            NotCondition not => ("not", [not.Part]),
            _ => (Describe((ArgumentCondition)condition), []),
        };
        _parts = [.. parts.Select(part => new ConditionProbe(part, paths, compiler))];
    }

    public Truth Evaluate(ArgumentView arguments) => _evaluator.Evaluate(arguments);

    public ConditionExplanation Explain(ArgumentView arguments)
    {
        var parts = ImmutableArray.CreateBuilder<ConditionExplanation>(_parts.Length);
        foreach (var part in _parts)
        {
            parts.Add(part.Explain(arguments));
        }

        var found = _slot >= 0 && arguments.Slot(_slot).Exists ? Encoding.UTF8.GetString(arguments.Raw(_slot)) : null;
        return new ConditionExplanation(_text, (ConditionOutcome)Evaluate(arguments), found, parts.MoveToImmutable());
    }

    private static string Describe(ArgumentCondition comparison)
    {
        var values = comparison.Operands.Select(static o => o.Kind == OperandKind.String ? $"\"{o.Text}\"" : o.Text);
        var value = string.Join(", ", values);
        var isList = comparison.Operator is ConditionOperator.In or ConditionOperator.NotIn;
        return $"{comparison.Path} {Dialect.NameOf(Dialect.Operators, comparison.Operator)} {(isList ? $"[{value}]" : value)}";
    }
}
