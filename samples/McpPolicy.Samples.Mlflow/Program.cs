Console.Error.WriteLine("McpPolicy.Samples.Mlflow: nothing here yet.");
return 2;
