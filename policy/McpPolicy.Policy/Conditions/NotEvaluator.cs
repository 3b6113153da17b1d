namespace McpPolicy.Policy.Conditions;

/// <summary>The opposite; unknown stays unknown.</summary>
internal sealed class NotEvaluator(Evaluator part) : Evaluator
{
    public override Truth Evaluate(ArgumentView arguments) => Truth.True - (int)part.Evaluate(arguments);
}
