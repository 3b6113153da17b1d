namespace McpPolicy.EndToEnd.Tests.Propagation;

/// <summary>When one policy edit reached each stage; all by the clock of the one machine that everything runs on.</summary>
/// <param name="Applied">The API server was asked to store the edit.</param>
/// <param name="Written">The ConfigMap held the compiled policy.</param>
/// <param name="Mounted">The kubelet had put the file into the last of the pods.</param>
/// <param name="Loaded">The last of the proxies decided by it.</param>
/// <param name="Programmed">The McpServer said so.</param>
internal sealed record PropagationTimes(
    DateTimeOffset Applied,
    DateTimeOffset Written,
    DateTimeOffset Mounted,
    DateTimeOffset Loaded,
    DateTimeOffset Programmed
)
{
    public TimeSpan Operator => Written - Applied;

    public TimeSpan Kubelet => Mounted - Written;

    public TimeSpan Proxy => Loaded - Mounted;

    public TimeSpan Report => Programmed - Loaded;

    public TimeSpan Total => Programmed - Applied;
}
