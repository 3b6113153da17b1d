namespace McpPolicy.Policy.Conditions;

/// <summary><c>exists</c>: never unknown. An argument that is null exists.</summary>
internal sealed class ExistsEvaluator(int slot, bool expected) : Evaluator
{
    public override Truth Evaluate(ArgumentView arguments) => arguments.Slot(slot).Exists == expected ? Truth.True : Truth.False;
}
