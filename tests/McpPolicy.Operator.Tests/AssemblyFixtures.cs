using McpPolicy.Operator.Tests.Running;

[assembly: AssemblyFixture(typeof(RunningOperator))]
