namespace McpPolicy.Corpus.Cases;

/// <summary>What a gateway that lets nothing past does with a case.</summary>
/// <param name="Forwarded">Whether the server may see the request at all.</param>
/// <param name="Status">HTTP status of the gateway's own answer; null when the answer is the server's or is not checked.</param>
/// <param name="Code"><c>error.code</c> of the JSON-RPC error in the answer; null when there is none to check.</param>
/// <param name="Effect"><c>result._meta["mcppolicy.dev/decision"].effect</c> in the answer; null when there is none to check.</param>
public sealed record CaseExpectation(bool Forwarded, int? Status, int? Code, string? Effect);
