namespace McpPolicy.Policy.Model;

/// <summary>The JSON type of a value that arguments are compared with.</summary>
public enum OperandKind
{
    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number, kept as its exact text.</summary>
    Number,

    /// <summary>A string.</summary>
    String,
}
