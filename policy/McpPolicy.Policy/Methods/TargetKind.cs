namespace McpPolicy.Policy.Methods;

/// <summary>What a request other than <c>tools/call</c> is about.</summary>
public enum TargetKind
{
    /// <summary>Nothing but the method itself, as in <c>logging/setLevel</c>.</summary>
    None,

    /// <summary>A prompt, by its name.</summary>
    Prompt,

    /// <summary>A resource, by its URI.</summary>
    Resource,

    /// <summary>Every resource that a URI template (RFC 6570) stands for.</summary>
    Template,
}
