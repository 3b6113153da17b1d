using System.Globalization;

namespace McpPolicy.Metrics;

/// <summary>What the .NET runtime says of itself: garbage collection, managed memory and the thread pool.</summary>
public static class RuntimeMetrics
{
    /// <summary>Adds the <c>dotnet_*</c> families to <paramref name="registry"/>.</summary>
    public static void Register(CollectorRegistry registry)
    {
        var factory = new MetricFactory(registry);
        RegisterCollections(registry, factory);
        RegisterThreadPool(registry, factory);
    }

    private static void RegisterCollections(CollectorRegistry registry, MetricFactory factory)
    {
        Counter collections = factory.CreateCounter("dotnet_gc_collections_total", "Garbage collections, by generation.", "generation");
        Counter pauses = factory.CreateCounter(
            "dotnet_gc_pause_seconds_total",
            "Time in which garbage collection held the program up, in seconds."
        );
        Counter allocated = factory.CreateCounter("dotnet_gc_allocated_bytes_total", "Bytes allocated on the managed heap.");
        Gauge memory = factory.CreateGauge("dotnet_total_memory_bytes", "Bytes in use on the managed heap.");
        CounterChild[] generations =
        [
            .. Enumerable.Range(0, GC.MaxGeneration + 1).Select(g => collections.WithLabels(g.ToString(CultureInfo.InvariantCulture))),
        ];
        registry.AddBeforeCollectCallback(() =>
        {
            for (int i = 0; i < generations.Length; i++)
            {
                generations[i].IncTo(GC.CollectionCount(i));
            }

            pauses.IncTo(GC.GetTotalPauseDuration().TotalSeconds);
            allocated.IncTo(GC.GetTotalAllocatedBytes());
            memory.Set(GC.GetTotalMemory(forceFullCollection: false));
        });
    }

    private static void RegisterThreadPool(CollectorRegistry registry, MetricFactory factory)
    {
        Gauge threads = factory.CreateGauge("dotnet_threadpool_threads", "Threads in the pool.");
        Gauge queued = factory.CreateGauge("dotnet_threadpool_queue_length", "Work items that wait for a thread of the pool.");
        registry.AddBeforeCollectCallback(() =>
        {
            threads.Set(ThreadPool.ThreadCount);
            queued.Set(ThreadPool.PendingWorkItemCount);
        });
    }
}
