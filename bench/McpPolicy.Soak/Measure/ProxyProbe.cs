using System.Globalization;
using McpPolicy.Soak.Running;

namespace McpPolicy.Soak.Measure;

/// <summary>Measures the proxy through its own metrics.</summary>
internal sealed class ProxyProbe(ProxyProcess proxy) : IDisposable
{
    private const string FullCollections = "dotnet_gc_collections_total{generation=\"2\"}";
    private readonly HttpClient _http = new();

    /// <summary>Collects the proxy's garbage, then measures.</summary>
    public async Task<ProxySample> SampleAsync(string when, CancellationToken cancellationToken)
    {
        Dictionary<string, double> before = await ReadAsync(cancellationToken);
        await GarbageCollection.ForceAsync(proxy.Id, cancellationToken);
        Dictionary<string, double> metrics = await ReadAsync(cancellationToken);
        if (metrics[FullCollections] <= before[FullCollections])
        {
            throw new InvalidOperationException("The proxy did not collect its garbage when asked to.");
        }

        return new ProxySample(
            when,
            metrics["dotnet_total_memory_bytes"],
            metrics["process_resident_memory_bytes"],
            metrics["process_open_fds"],
            metrics["dotnet_threadpool_threads"],
            metrics["process_cpu_seconds_total"]
        );
    }

    public void Dispose() => _http.Dispose();

    private async Task<Dictionary<string, double>> ReadAsync(CancellationToken cancellationToken)
    {
        string text = await _http.GetStringAsync(proxy.AdminUrl + "/metrics", cancellationToken);
        var samples = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n').Where(static l => l.Length > 0 && l[0] != '#'))
        {
            int space = line.LastIndexOf(' ');
            samples[line[..space]] = double.Parse(line.AsSpan(space + 1), CultureInfo.InvariantCulture);
        }

        return samples;
    }
}
