namespace McpPolicy.Controllers.Stores;

/// <summary>The operators of label requirements, as in Kubernetes' LabelSelectorRequirement.</summary>
public enum LabelOperator
{
    /// <summary>The label is there and its value is one of the values.</summary>
    In,

    /// <summary>The label is absent or its value is none of the values.</summary>
    NotIn,

    /// <summary>The label is there.</summary>
    Exists,

    /// <summary>The label is absent.</summary>
    DoesNotExist,
}
