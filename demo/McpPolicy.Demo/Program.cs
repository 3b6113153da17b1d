using System.Runtime.InteropServices;
using McpPolicy.Demo;
using McpPolicy.Demo.Output;

var (options, error) = DemoOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync($"McpPolicy.Demo: {error}");
    return 2;
}

if (options.ShowHelp)
{
    Console.WriteLine(DemoOptions.Usage);
    return 0;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await new DemoRun(options, new Narrator(Consoles.Create())).ExecuteAsync(stop.Token);

// The children are ended on the way out, so the process must not end before that.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
