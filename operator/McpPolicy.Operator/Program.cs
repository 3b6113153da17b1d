Console.Error.WriteLine("McpPolicy.Operator: nothing here yet.");
return 2;
