namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>One sort clause. Items without the field come last in either direction.</summary>
internal sealed record SortKey<T>(Func<T, FieldValue> Field, bool Descending)
{
    public int Compare(T left, T right)
    {
        var leftValue = Field(left);
        var rightValue = Field(right);
        if (leftValue.IsMissing || rightValue.IsMissing)
        {
            return leftValue.IsMissing.CompareTo(rightValue.IsMissing);
        }

        return Descending ? rightValue.OrderAgainst(leftValue) : leftValue.OrderAgainst(rightValue);
    }
}
