namespace McpPolicy.Corpus.Running;

/// <summary>What a gateway made of a case.</summary>
public enum Outcome
{
    /// <summary>A hostile request did not get past.</summary>
    Held,

    /// <summary>A hostile request reached the server in a form in which some server reads a call of a denied tool.</summary>
    DeniedToolRead,

    /// <summary>A hostile request reached the server, though in a form that no reading of the judge takes for a call of a denied tool.</summary>
    Forwarded,

    /// <summary>A legal request arrived byte for byte and was answered.</summary>
    Passed,

    /// <summary>A legal request arrived as the same JSON in other bytes, and was answered.</summary>
    Rewritten,

    /// <summary>A legal request arrived as another one.</summary>
    Altered,

    /// <summary>A legal request did not arrive, or the client did not get its answer.</summary>
    Blocked,
}
