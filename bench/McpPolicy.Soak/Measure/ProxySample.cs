namespace McpPolicy.Soak.Measure;

/// <summary>The proxy's process right after a garbage collection.</summary>
/// <param name="When">What the load was then.</param>
/// <param name="HeapBytes">Bytes in use on the managed heap.</param>
/// <param name="ResidentBytes">Resident memory.</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Threads">Threads in the pool.</param>
/// <param name="CpuSeconds">CPU time spent so far.</param>
internal sealed record ProxySample(string When, double HeapBytes, double ResidentBytes, double Handles, double Threads, double CpuSeconds);
