using McpPolicy.Samples.Mlflow.Hosting;

return await Entry.RunAsync(args);
