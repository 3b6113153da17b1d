using System.Text.RegularExpressions;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Conditions;

/// <summary>Turns conditions into evaluators whose arguments are slots of a tool's <see cref="PathTree"/>.</summary>
internal sealed class ConditionCompiler
{
    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    public Evaluator Compile(Condition condition, PathTree paths) =>
        condition switch
        {
            AllCondition all => new AllEvaluator([.. all.Parts.Select(part => Compile(part, paths))]),
            AnyCondition any => new AnyEvaluator([.. any.Parts.Select(part => Compile(part, paths))]),
            NotCondition not => new NotEvaluator(Compile(not.Part, paths)),
            ArgumentCondition comparison => Compile(comparison, paths.SlotOf(comparison.Path)),
            _ => throw new ArgumentException($"Unknown condition {condition.GetType().Name}.", nameof(condition)),
        };

    private Evaluator Compile(ArgumentCondition comparison, int slot)
    {
        var first = comparison.Operands[0];
        return comparison.Operator switch
        {
            ConditionOperator.Equal or ConditionOperator.In => Equal(comparison, slot),
            ConditionOperator.NotEqual or ConditionOperator.NotIn => new NotEvaluator(Equal(comparison, slot)),
            ConditionOperator.Exists => new ExistsEvaluator(slot, first.Text == "true"),
            ConditionOperator.Regex => new RegexEvaluator(slot, Pattern(first.Text)),
            ConditionOperator.Contains => new ContainsEvaluator(slot, new CompiledOperand(first)),
            _ => new OrderEvaluator(slot, comparison.Operator, new CompiledOperand(first)),
        };
    }

    private static EqualsEvaluator Equal(ArgumentCondition comparison, int slot) =>
        new(slot, [.. comparison.Operands.Select(static operand => new CompiledOperand(operand))]);

    private Regex Pattern(string pattern)
    {
        lock (_patterns)
        {
            if (!_patterns.TryGetValue(pattern, out var regex))
            {
                _patterns.Add(pattern, regex = ArgumentPattern.Compile(pattern));
            }

            return regex;
        }
    }
}
