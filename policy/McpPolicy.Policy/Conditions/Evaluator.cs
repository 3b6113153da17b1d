namespace McpPolicy.Policy.Conditions;

/// <summary>A condition ready to be evaluated. Immutable, used by many calls at a time.</summary>
internal abstract class Evaluator
{
    public abstract Truth Evaluate(ArgumentView arguments);
}
