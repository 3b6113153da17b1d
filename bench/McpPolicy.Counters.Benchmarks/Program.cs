using McpPolicy.Counters;
using McpPolicy.Counters.Benchmarks;
using McpPolicy.Policy.Limits;
using McpPolicy.Redis;
using McpPolicy.Testing.Redis;

if (args.Length > 1)
{
    await Console.Error.WriteLineAsync("usage: McpPolicy.Counters.Benchmarks [RESULT.md]");
    return 2;
}

if (RedisProgram.Redis.Path is null)
{
    await Console.Error.WriteLineAsync(RedisProgram.Redis.Missing);
    return 2;
}

const int Rounds = 3;
await using var server = await RedisProcess.StartAsync();
var measurements = new List<Measurement>();
foreach (var situation in Situation.All)
{
    foreach (var name in (string[])["memory", "Redis", "Redis with leases"])
    {
        var observer = new CountingObserver();
        var store = Create(name, observer);
        var load = new Load(store, observer, name == "memory" ? null : server.ProcessId);
        // Until the runtime has compiled what is hot, and the server has grown its buffers.
        await load.RunAsync(situation, name, 64);
        foreach (var concurrent in (int[])[1, 16, 64])
        {
            var rounds = new List<Measurement>();
            for (var i = 0; i < Rounds; i++)
            {
                rounds.Add(await load.RunAsync(situation, name, concurrent));
            }

            measurements.Add(rounds.MinBy(m => m.OwnMicroseconds + m.ServerMicroseconds)!);
            await Console.Error.WriteLineAsync($"{measurements[^1]}");
        }

        if (store is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}

var text = Report.Write("Redis 7", measurements);
if (args is [var path])
{
    await File.WriteAllTextAsync(path, text);
}

Console.WriteLine(text);
return 0;

ICounterStore Create(string name, CountingObserver observer)
{
    if (name == "memory")
    {
        return new MemoryCounterStore(TimeProvider.System);
    }

    var options = new RedisOptions { Endpoints = [new RedisEndpoint("127.0.0.1", server.Port)], CommandTimeout = TimeSpan.FromSeconds(10) };
    return new RedisCounterStore(
        RedisClient.Create(options, observer, TimeProvider.System),
        new RedisCounterStoreOptions { Prefix = name.Replace(' ', '-'), UseLeases = name != "Redis" },
        observer,
        TimeProvider.System
    );
}
