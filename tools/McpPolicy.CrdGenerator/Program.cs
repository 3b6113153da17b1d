Console.Error.WriteLine("McpPolicy.CrdGenerator: nothing here yet.");
return 2;
