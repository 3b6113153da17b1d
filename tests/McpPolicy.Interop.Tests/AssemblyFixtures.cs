using McpPolicy.Interop.Tests.Processes;

[assembly: AssemblyFixture(typeof(NodePrograms))]
// Scenarios wait for fractions of a second; on a crowded machine side by side they would miss what they wait for.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
