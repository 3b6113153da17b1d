Console.Error.WriteLine("McpPolicy.Demo: nothing here yet.");
return 2;
