namespace McpPolicy.Proxy.Wire;

/// <summary>Why a document is not read further.</summary>
internal enum JsonFault
{
    /// <summary>It is fine so far.</summary>
    None,

    /// <summary>It is not JSON, or something follows it.</summary>
    Malformed,

    /// <summary>It nests deeper than allowed.</summary>
    TooDeep,

    /// <summary>An object has a member twice.</summary>
    DuplicateName,

    /// <summary>A <c>\uD800</c>–<c>\uDFFF</c> escape without its other half.</summary>
    LoneSurrogate,
}
