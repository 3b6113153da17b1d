using McpPolicy.EndToEnd.Tests.Cluster;

[assembly: AssemblyFixture(typeof(NodeCluster))]
// One cluster, one sample server, one proxy: the tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
