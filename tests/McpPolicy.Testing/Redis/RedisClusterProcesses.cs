using System.Net.Sockets;
using System.Text;

namespace McpPolicy.Testing.Redis;

/// <summary>A Redis Cluster of three primaries on this machine.</summary>
public sealed class RedisClusterProcesses : IAsyncDisposable
{
    private const int Slots = 16_384;
    private readonly List<RedisProcess> _nodes = [];

    private RedisClusterProcesses() { }

    /// <summary>The nodes, in the order of the slots they begin with.</summary>
    public IReadOnlyList<RedisProcess> Nodes => _nodes;

    /// <summary>Starts the nodes and waits until they agree on who serves which slots.</summary>
    /// <param name="program">The program; Redis when null.</param>
    public static async Task<RedisClusterProcesses> StartAsync(RedisProgram? program = null)
    {
        var cluster = new RedisClusterProcesses();
        var buses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            buses.Add(RedisProcess.FreePort());
            cluster._nodes.Add(await RedisProcess.StartAsync(program, "--cluster-enabled", "yes", "--cluster-port", $"{buses[i]}"));
            await TellAsync(cluster._nodes[i], $"CLUSTER ADDSLOTSRANGE {i * Slots / 3} {((i + 1) * Slots / 3) - 1}");
        }

        for (var i = 1; i < 3; i++)
        {
            await TellAsync(cluster._nodes[0], $"CLUSTER MEET 127.0.0.1 {cluster._nodes[i].Port} {buses[i]}");
        }

        foreach (var node in cluster._nodes)
        {
            await Wait.Until(async ValueTask<bool> () =>
            {
                var info = await TellAsync(node, "CLUSTER INFO");
                return info.Contains("cluster_state:ok", StringComparison.Ordinal)
                    && info.Contains("cluster_known_nodes:3", StringComparison.Ordinal);
            });
        }

        return cluster;
    }

    /// <summary>Sends a node a command, its words separated by spaces, and gives the beginning of what it answers.</summary>
    public static async Task<string> TellAsync(RedisProcess node, string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", node.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }
}
