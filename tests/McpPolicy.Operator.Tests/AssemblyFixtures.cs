using McpPolicy.Operator.Tests.Admission;
using McpPolicy.Operator.Tests.Running;

[assembly: AssemblyFixture(typeof(CelServer))]
[assembly: AssemblyFixture(typeof(RunningOperator))]
