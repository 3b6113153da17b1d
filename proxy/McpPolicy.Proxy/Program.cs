using System.CommandLine;
using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Hosting;

var commandLine = new CommandLine();
ParseResult parsed = commandLine.Parse(args);
if (CommandLine.AsksForHelp(parsed))
{
    return await parsed.InvokeAsync();
}

OptionsResult result = OptionsBinder.Bind(
    commandLine.Read(args, parsed),
    EnvironmentLayer.OfThisProcess,
    AppSettingsLayer.OfThisDirectory()
);
var program = new ProxyProgram(Console.Out, Console.Error);
return result.Options is { } options ? await program.RunAsync(options) : program.Refuse(result.Errors);
