namespace McpPolicy.Proxy.Wire;

/// <summary>Lists whose changes a client can be told of.</summary>
[Flags]
public enum ListKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>notifications/tools/list_changed</c>.</summary>
    Tools = 1,

    /// <summary><c>notifications/prompts/list_changed</c>.</summary>
    Prompts = 2,

    /// <summary><c>notifications/resources/list_changed</c>; templates count as resources.</summary>
    Resources = 4,

    /// <summary>All of them.</summary>
    All = Tools | Prompts | Resources,
}
