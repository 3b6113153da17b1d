namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>The comparisons of MLflow's filter syntax.</summary>
internal enum FilterOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Like,
    LikeIgnoringCase,
}
