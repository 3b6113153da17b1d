using System.Runtime.InteropServices;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>One logged value of a metric. The timestamp is in Unix milliseconds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MetricPoint(long Step, long Timestamp, double Value);
