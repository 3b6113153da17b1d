using McpPolicy.Cli.CommandLine;
using McpPolicy.Cli.Output;

return await CliApplication.RunAsync(args, Terminal.OfProcess());
