using McpPolicy.Operator.Hosting;

return await OperatorProgram.RunAsync(args);
