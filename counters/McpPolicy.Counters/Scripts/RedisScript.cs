using System.Security.Cryptography;
using System.Text;
using McpPolicy.Redis;

namespace McpPolicy.Counters.Scripts;

/// <summary>A Lua script that runs on the server: named by its hash, and sent in full where the server does not know it yet.</summary>
internal sealed class RedisScript
{
    private static readonly RedisArgument EvalSha = new("EVALSHA");
    private static readonly RedisArgument Eval = new("EVAL");
    private readonly RedisArgument _hash;
    private readonly RedisArgument _source;

    private RedisScript(string source)
    {
        var bytes = Encoding.UTF8.GetBytes(source);
        _source = new RedisArgument(bytes);
#pragma warning disable CA5350 // The server names scripts by SHA-1; nothing rests on its strength.
        _hash = new RedisArgument(Convert.ToHexStringLower(SHA1.HashData(bytes)));
#pragma warning restore CA5350
    }

    public static RedisScript Reserve { get; } = Load("reserve.lua");

    public static RedisScript Release { get; } = Load("release.lua");

    /// <summary>Runs the script, in one round trip unless the server has forgotten it: then, as it was not executed, in a second.</summary>
    /// <param name="database">The server.</param>
    /// <param name="keys">The keys that it uses, at least one, all in one slot.</param>
    /// <param name="arguments">The arguments after the keys.</param>
    /// <param name="onLateReply">See <see cref="RedisCommand.OnLateReply"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<RedisResult> RunAsync(
        IRedisDatabase database,
        ReadOnlyMemory<byte>[] keys,
        RedisArgument[] arguments,
        Action<RedisResult>? onLateReply,
        CancellationToken cancellationToken
    )
    {
        var result = await database.ExecuteAsync(ToCommand(EvalSha, _hash, keys, arguments, onLateReply), cancellationToken);
        return result.Error?.Kind == RedisErrorKind.NoScript
            ? await database.ExecuteAsync(ToCommand(Eval, _source, keys, arguments, onLateReply), cancellationToken)
            : result;
    }

    private static RedisCommand ToCommand(
        RedisArgument name,
        RedisArgument script,
        ReadOnlyMemory<byte>[] keys,
        RedisArgument[] arguments,
        Action<RedisResult>? onLateReply
    )
    {
        var all = new RedisArgument[3 + keys.Length + arguments.Length];
        (all[0], all[1], all[2]) = (name, script, new RedisArgument(keys.Length));
        for (var i = 0; i < keys.Length; i++)
        {
            all[3 + i] = new RedisArgument(keys[i]);
        }

        arguments.CopyTo(all, 3 + keys.Length);
        return new RedisCommand(all) { RoutingKey = keys[0], OnLateReply = onLateReply };
    }

    private static RedisScript Load(string name)
    {
        using var stream = typeof(RedisScript).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new RedisScript(reader.ReadToEnd());
    }
}
