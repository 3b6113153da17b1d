using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis.Connections;

/// <summary>Makes connections that are logged in and answer.</summary>
internal sealed class RedisConnector(RedisEndpoint endpoint, RedisOptions options, TimeProvider time)
{
    private static readonly RedisCommand Ping = new(new RedisArgument("PING"));

    /// <summary>Connects.</summary>
    /// <returns>A session, or why there is none.</returns>
    public async Task<(RedisSession? Session, string Problem)> TryConnectAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await ConnectAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return (null, $"no answer within {options.ConnectTimeout.TotalSeconds} s");
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return (null, exception.Message);
        }
    }

    private static bool IsExpected(Exception exception) =>
        exception is SocketException or IOException or AuthenticationException or UnauthorizedAccessException or CryptographicException;

    private async Task<(RedisSession? Session, string Problem)> ConnectAsync(CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(cancellationToken);
        try
        {
            var decoder = new RespDecoder(RespLimits.Default);
            if (await FindProblemAsync(stream, decoder, cancellationToken) is { } problem)
            {
                await stream.DisposeAsync();
                return (null, problem);
            }

            return (new RedisSession(stream, decoder, options), "");
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            return options.UseTls ? await TlsStream.OverAsync(stream, endpoint, options.CaFile, cancellationToken) : stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<string?> FindProblemAsync(Stream stream, RespDecoder decoder, CancellationToken cancellationToken)
    {
        if (options.CredentialsDirectory is { } directory)
        {
            var credentials = await Credentials.ReadAsync(directory, cancellationToken);
            if (await AskAsync(stream, decoder, credentials.ToCommand(), cancellationToken) is { } refusal)
            {
                return $"logging in as {credentials}: {refusal}";
            }
        }

        return await AskAsync(stream, decoder, Ping, cancellationToken);
    }

    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    private static async Task<string?> AskAsync(
        Stream stream,
        RespDecoder decoder,
        RedisCommand command,
        CancellationToken cancellationToken
    )
    {
        await stream.WriteAsync(command.Bytes, cancellationToken);
        var buffer = new byte[1024];
        while (true)
        {
            switch (decoder.TryRead(out var reply))
            {
                case RespStatus.Complete:
                    return reply.Type == RespType.Error ? reply.Text : null;
                case RespStatus.Malformed:
                    return "what answers is no Redis server";
                default:
                    var count = await stream.ReadAsync(buffer, cancellationToken);
                    if (count == 0)
                    {
                        return "the server closed the connection";
                    }

                    decoder.Append(buffer.AsSpan(0, count));
                    break;
            }
        }
    }
}
