Console.Error.WriteLine("McpPolicy.Proxy: nothing here yet.");
return 2;
