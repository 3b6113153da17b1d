namespace McpPolicy.Proxy.Wire;

/// <summary>Why a message is turned away before any policy is asked: a plain HTTP status with a JSON-RPC error body.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The JSON-RPC error code.</param>
/// <param name="Reason">The class of the refusal, a metric label.</param>
/// <param name="Message">What is wrong and what to send instead, in one sentence.</param>
public sealed record Refusal(int Status, int Code, RefusalReason Reason, string Message);
