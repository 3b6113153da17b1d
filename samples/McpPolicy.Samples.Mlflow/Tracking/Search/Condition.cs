namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>One comparison of a filter. An item without the field meets no condition, as in MLflow.</summary>
internal sealed record Condition<T>(Func<T, FieldValue> Field, FilterOperator Operator, FieldValue Operand)
{
    public bool IsMetBy(T item)
    {
        var value = Field(item);
        return !value.IsMissing && IsMetBy(value);
    }

    private bool IsMetBy(FieldValue value) =>
        Operator switch
        {
            FilterOperator.Equal => value.OrderAgainst(Operand) == 0,
            FilterOperator.NotEqual => value.OrderAgainst(Operand) != 0,
            FilterOperator.Less => value.OrderAgainst(Operand) < 0,
            FilterOperator.LessOrEqual => value.OrderAgainst(Operand) <= 0,
            FilterOperator.Greater => value.OrderAgainst(Operand) > 0,
            FilterOperator.GreaterOrEqual => value.OrderAgainst(Operand) >= 0,
            FilterOperator.Like => LikePattern.Matches(value.Text ?? "", Operand.Text ?? "", ignoreCase: false),
            _ => LikePattern.Matches(value.Text ?? "", Operand.Text ?? "", ignoreCase: true),
        };
}
