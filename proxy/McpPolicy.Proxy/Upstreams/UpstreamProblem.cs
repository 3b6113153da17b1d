namespace McpPolicy.Proxy.Upstreams;

/// <summary>
/// Says more about an outcome without an answer. An <see cref="IUpstream"/> that knows more sets it as a feature of the request.
/// </summary>
/// <param name="Failure">What stood in the way.</param>
/// <param name="Detail">More for the log, such as the error of the system; never a secret. May be empty.</param>
public sealed record UpstreamProblem(UpstreamFailure Failure, string Detail);
