using McpPolicy.Controllers.Tests.Fixtures;
using McpPolicy.Testing.Cluster;

[assembly: AssemblyFixture(typeof(ControlPlane))]
[assembly: AssemblyFixture(typeof(GadgetDefinition))]
