using McpPolicy.Testing.Cluster;

[assembly: AssemblyFixture(typeof(ControlPlane))]
