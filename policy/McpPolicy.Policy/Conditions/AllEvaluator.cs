namespace McpPolicy.Policy.Conditions;

/// <summary>The least true of the parts.</summary>
internal sealed class AllEvaluator(Evaluator[] parts) : Evaluator
{
    public override Truth Evaluate(ArgumentView arguments)
    {
        var least = Truth.True;
        foreach (var part in parts)
        {
            var truth = part.Evaluate(arguments);
            if (truth == Truth.False)
            {
                return Truth.False;
            }

            least = truth < least ? truth : least;
        }

        return least;
    }
}
