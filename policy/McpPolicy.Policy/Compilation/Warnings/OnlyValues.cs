using System.Text;
using System.Text.Json;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Warnings;

/// <summary>Where <c>eq</c> or <c>in</c> leaves only some values, each can be tried: the conditions themselves say whether they accept it.</summary>
internal static class OnlyValues
{
    private static readonly ArgumentPath Path = ArgumentPath.Parse("/v", out _)!;

    /// <summary>Whether comparisons of one argument leave some values only, and accept none of them.</summary>
    public static bool AreRefused(IReadOnlyList<ArgumentCondition> comparisons)
    {
        var only = comparisons.FirstOrDefault(static c => c.Operator is ConditionOperator.Equal or ConditionOperator.In);
        if (only is null || comparisons.Count == 1)
        {
            return false;
        }

        var paths = new PathTree();
        var all = new AllCondition([.. comparisons.Select(static c => c with { Path = Path })]);
        var evaluator = new ConditionCompiler().Compile(all, paths);
        return !only.Operands.Any(value => Accepts(evaluator, paths, value));
    }

    private static bool Accepts(Evaluator evaluator, PathTree paths, Operand value)
    {
        var text = value.Kind == OperandKind.String ? $"\"{JsonEncodedText.Encode(value.Text)}\"" : value.Text;
        var arguments = Encoding.UTF8.GetBytes($"{{\"v\":{text}}}");
        var slots = new ArgumentSlot[paths.SlotCount];
        return ArgumentScanner.TryScan(arguments, paths, slots, new bool[paths.NodeCount])
            && evaluator.Evaluate(new ArgumentView(arguments, slots)) == Truth.True;
    }
}
