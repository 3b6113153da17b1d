namespace McpPolicy.Policy.Model;

/// <summary>The eleven comparisons. Numbers compare by their exact decimal value, strings by code point.</summary>
public enum ConditionOperator
{
    /// <summary><c>eq</c>: the same value.</summary>
    Equal,

    /// <summary><c>neq</c>: another value of the same type.</summary>
    NotEqual,

    /// <summary><c>lt</c>: less than.</summary>
    Less,

    /// <summary><c>lte</c>: at most.</summary>
    LessOrEqual,

    /// <summary><c>gt</c>: greater than.</summary>
    Greater,

    /// <summary><c>gte</c>: at least.</summary>
    GreaterOrEqual,

    /// <summary><c>in</c>: one of the values.</summary>
    In,

    /// <summary><c>not_in</c>: none of the values.</summary>
    NotIn,

    /// <summary><c>exists</c>: whether the argument is there at all; never unknown.</summary>
    Exists,

    /// <summary><c>regex</c>: the pattern is found anywhere in the string; write <c>^…$</c> for the whole.</summary>
    Regex,

    /// <summary><c>contains</c>: a substring of a string, or an element of an array.</summary>
    Contains,
}
