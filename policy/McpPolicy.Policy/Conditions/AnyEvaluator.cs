namespace McpPolicy.Policy.Conditions;

/// <summary>The most true of the parts.</summary>
internal sealed class AnyEvaluator(Evaluator[] parts) : Evaluator
{
    public override Truth Evaluate(ArgumentView arguments)
    {
        var most = Truth.False;
        foreach (var part in parts)
        {
            var truth = part.Evaluate(arguments);
            if (truth == Truth.True)
            {
                return Truth.True;
            }

            most = truth > most ? truth : most;
        }

        return most;
    }
}
