namespace McpPolicy.Benchmarks.Reporting;

/// <summary>On a class of benchmarks none of which may allocate: the run fails when one does.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AllocatesNothingAttribute : Attribute;
