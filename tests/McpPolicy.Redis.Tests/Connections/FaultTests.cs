using System.Net.Sockets;
using McpPolicy.Redis.Tests.Fixtures;

namespace McpPolicy.Redis.Tests.Connections;

public class FaultTests
{
    [Fact]
    public async Task Cancellation_OfOneOfMany_LeavesTheOthersTheirOwnReplies()
    {
        await using var server = new ScriptedServer();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port));
        using var cancel = new CancellationTokenSource();
        var late = new TaskCompletionSource<string>();
        var first = client.ExecuteAsync("GET", "a");
        var second = client
            .ExecuteAsync(
                new RedisCommand(new RedisArgument("GET")) { OnLateReply = reply => late.SetResult(reply.Value.Text) },
                cancel.Token
            )
            .AsTask();
        var third = client.ExecuteAsync("GET", "c");
        var socket = await server.NextConnectionAsync();
        await ScriptedServer.ReceiveAsync(socket, 3);

        await cancel.CancelAsync();
        Assert.Equal(RedisErrorKind.Canceled, (await second).Error?.Kind);
        await ScriptedServer.SendAsync(socket, "+one\r\n+two\r\n+three\r\n");

        Assert.Equal("one", (await first).Value.Text);
        Assert.Equal("three", (await third).Value.Text);
        Assert.Equal("two", await late.Task);
    }

    [Fact]
    public async Task Timeout_ThenALateReply_GoesToItsOwnCommand()
    {
        await using var server = new ScriptedServer();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port) with { CommandTimeout = TimeSpan.FromMilliseconds(300) });
        var late = new TaskCompletionSource<string>();
        var slow = client.ExecuteAsync(
            new RedisCommand(new RedisArgument("SLOW")) { OnLateReply = reply => late.SetResult(reply.Value.Text) },
            TestContext.Current.CancellationToken
        );
        var socket = await server.NextConnectionAsync();

        Assert.Equal(RedisErrorKind.Timeout, (await slow).Error?.Kind);
        var next = client.ExecuteAsync("NEXT");
        await ScriptedServer.ReceiveAsync(socket, 2);
        await ScriptedServer.SendAsync(socket, "+slow\r\n+next\r\n");

        Assert.Equal("next", (await next).Value.Text);
        Assert.Equal("slow", await late.Task);
    }

    [Fact]
    public async Task Connection_LostWithCommandsInFlight_FailsThemAndConnectsAgain()
    {
        await using var server = new ScriptedServer();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port));
        var lost = client.ExecuteAsync("GET", "a");
        var socket = await server.NextConnectionAsync();
        await ScriptedServer.ReceiveAsync(socket, 1);

        socket.Close();

        Assert.Equal(RedisErrorKind.ConnectionLost, (await lost).Error?.Kind);
        socket = await server.NextConnectionAsync();
        var again = client.ExecuteAsync("GET", "a");
        await ScriptedServer.ReceiveAsync(socket, 1);
        await ScriptedServer.SendAsync(socket, ":5\r\n");
        Assert.Equal(5, (await again).Value.Integer);
    }

    [Theory]
    [InlineData("what?\r\n")]
    [InlineData("$999999999\r\n")]
    [InlineData("+one\r\n+and one too many\r\n")]
    public async Task Server_BreakingTheProtocol_LosesItsConnection(string reply)
    {
        await using var server = new ScriptedServer();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port));
        var first = client.ExecuteAsync("GET", "a");
        var socket = await server.NextConnectionAsync();
        await ScriptedServer.ReceiveAsync(socket, 1);

        await ScriptedServer.SendAsync(socket, reply);

        await first;
        Assert.NotSame(socket, await server.NextConnectionAsync());
    }

    [Fact]
    public async Task Server_ThatStopsAnswering_IsConnectedToAgain()
    {
        await using var server = new ScriptedServer();
        var observer = new RecordingObserver();
        await using var client = Clients.Create(
            Clients.OptionsFor(server.Port) with
            {
                CommandTimeout = TimeSpan.FromMilliseconds(50),
            },
            observer
        );
        await server.NextConnectionAsync();

        Assert.Equal(RedisErrorKind.Timeout, (await client.ExecuteAsync("GET", "a")).Error?.Kind);

        await server.NextConnectionAsync();
        Assert.Contains(observer.Problems, problem => problem.Contains("stopped answering", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_ThatReadsNothing_BoundsWhatWaits()
    {
        await using var server = new ScriptedServer();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port) with { MaxPending = 10 });
        await server.NextConnectionAsync();
        var commands = Enumerable.Range(0, 12).Select(_ => client.ExecuteAsync("GET", "a")).ToArray();

        Assert.Equal(RedisErrorKind.Overloaded, (await commands[10]).Error?.Kind);
        Assert.Equal(RedisErrorKind.Overloaded, (await commands[11]).Error?.Kind);
        Assert.All(commands[..10], command => Assert.False(command.IsCompleted));
    }

    [Fact]
    public async Task NoServer_AfterAFirstWait_FailsAtOnceWithTheReason()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        var port = ((System.Net.IPEndPoint)socket.LocalEndPoint!).Port;
        await using var client = Clients.Create(Clients.OptionsFor(port) with { CommandTimeout = TimeSpan.FromMilliseconds(100) });

        Assert.Equal(RedisErrorKind.Timeout, (await client.ExecuteAsync("PING")).Error?.Kind);

        RedisError? error = null;
        await Eventually.Holds(async ValueTask<bool> () =>
            (error = (await client.ExecuteAsync("PING")).Error)?.Kind == RedisErrorKind.Unavailable
        );
        Assert.Contains($"No connection to 127.0.0.1:{port}: Connection refused", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replica_AnsweringReadOnly_IsConnectedToAgain()
    {
        await using var server = new ScriptedServer();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port));
        var write = client.ExecuteAsync("SET", "a", "1");
        var socket = await server.NextConnectionAsync();
        await ScriptedServer.ReceiveAsync(socket, 1);

        await ScriptedServer.SendAsync(socket, "-READONLY You can't write against a read only replica.\r\n");

        Assert.Equal(RedisErrorKind.ReadOnly, (await write).Error?.Kind);
        Assert.NotSame(socket, await server.NextConnectionAsync());
    }

    [Fact]
    public async Task Dispose_WithCommandsWaiting_EndsThem()
    {
        await using var server = new ScriptedServer();
        var client = Clients.Create(Clients.OptionsFor(server.Port));
        await server.NextConnectionAsync();
        var waiting = client.ExecuteAsync("GET", "a");

        await client.DisposeAsync();

        Assert.True((await waiting).IsError);
        Assert.Equal(RedisErrorKind.Unavailable, (await client.ExecuteAsync("GET", "a")).Error?.Kind);
    }

    [Theory]
    [InlineData("MOVED 1 a:1", RedisErrorKind.Moved)]
    [InlineData("ASK 1 a:1", RedisErrorKind.Ask)]
    [InlineData("NOSCRIPT No matching script.", RedisErrorKind.NoScript)]
    [InlineData("OOM command not allowed", RedisErrorKind.OutOfMemory)]
    [InlineData("NOAUTH Authentication required.", RedisErrorKind.Authentication)]
    [InlineData("NOPERM no", RedisErrorKind.Permission)]
    [InlineData("CLUSTERDOWN Hash slot not served", RedisErrorKind.ClusterUnavailable)]
    [InlineData("TRYAGAIN Multiple keys", RedisErrorKind.ClusterUnavailable)]
    [InlineData("CROSSSLOT Keys", RedisErrorKind.CrossSlot)]
    [InlineData("LOADING Redis is loading", RedisErrorKind.Loading)]
    [InlineData("BUSY Redis is busy", RedisErrorKind.Busy)]
    [InlineData("ERR unknown command", RedisErrorKind.Server)]
    [InlineData("ERR", RedisErrorKind.Server)]
    public async Task Error_OfTheServer_HasItsKind(string text, RedisErrorKind kind)
    {
        await using var server = new ScriptedServer();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port));
        var command = client.ExecuteAsync("GET", "a");
        var socket = await server.NextConnectionAsync();
        await ScriptedServer.ReceiveAsync(socket, 1);

        await ScriptedServer.SendAsync(socket, $"-{text}\r\n");

        Assert.Equal(new RedisError(kind, text), (await command).Error);
    }
}
