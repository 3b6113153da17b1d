using System.Net.Security;
using System.Net.Sockets;
using McpPolicy.Kubernetes.Configuration;

namespace McpPolicy.Testing.Faults;

/// <summary>One client connection and its counterpart to the server. Requests are looked at one by one, answers pass as bytes.</summary>
internal sealed class ProxiedConnection(
    TcpClient client,
    KubernetesClientConfiguration upstream,
    FaultPlan plan,
    Action<ProxiedRequest> onRequest
) : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cut = new();
    private bool _disposed;

    /// <summary>Resets the connection.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                CloseWithReset();
                _cut.Cancel();
            }
        }
    }

    private void CloseWithReset()
    {
        try
        {
            // Without lingering a close is a reset, even when all that was sent has been read. The socket is gone when either side has
            // ended the connection by itself meanwhile.
            client.Client?.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // Closed between the two.
        }

        client.Close();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            client.Dispose();
            _cut.Dispose();
        }
    }

    public async Task RunAsync()
    {
        try
        {
            using var server = new TcpClient();
            await server.ConnectAsync(upstream.Server.Host, upstream.Server.Port, _cut.Token);
            await using var serverStream = await OpenTlsAsync(server);
            var answers = PassAnswersAsync(serverStream);
            await PassRequestsAsync(serverStream);
            server.Close();
            await answers;
        }
        catch (Exception e) when (IsEnd(e))
        {
            // Either side has ended the connection, or it was cut.
        }
        finally
        {
            client.Close();
        }
    }

    private static bool IsEnd(Exception e) =>
        e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private async Task<SslStream> OpenTlsAsync(TcpClient server)
    {
        var tls = new SslStream(server.GetStream());
        var certificate = upstream.Credentials.ClientCertificate;
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = upstream.TlsServerName ?? upstream.Server.Host,
                ClientCertificates = certificate is null ? [] : [certificate],
                RemoteCertificateValidationCallback = (_, _, _, _) => upstream.Server.IsLoopback,
            },
            _cut.Token
        );
        return tls;
    }

    private async Task PassRequestsAsync(Stream server)
    {
        var stream = client.GetStream();
        var buffer = new List<byte>();
        while (await ReadHeadAsync(stream, buffer) is { } headLength)
        {
            var head = RequestHead.Parse(buffer.ToArray().AsSpan(0, headLength));
            var request = await TakeAsync(stream, buffer, headLength + head.BodyLength);
            onRequest(head.Request);
            await plan.Gate.PassAsync(_cut.Token);
            if (plan.Take(head.Request) is { } answer)
            {
                await stream.WriteAsync(answer.ToBytes(), _cut.Token);
                if (answer.MissingBytes > 0)
                {
                    return;
                }
            }
            else
            {
                await server.WriteAsync(request, _cut.Token);
            }
        }
    }

    private async Task<int?> ReadHeadAsync(NetworkStream stream, List<byte> buffer)
    {
        while (true)
        {
            var end = buffer.ToArray().AsSpan().IndexOf(HeadEnd);
            if (end >= 0)
            {
                return end + HeadEnd.Length;
            }

            if (!await FillAsync(stream, buffer))
            {
                return null;
            }
        }
    }

    private async Task<byte[]> TakeAsync(NetworkStream stream, List<byte> buffer, int length)
    {
        while (buffer.Count < length && await FillAsync(stream, buffer))
        {
            // More of the body is to come.
        }

        var taken = buffer.GetRange(0, Math.Min(length, buffer.Count)).ToArray();
        buffer.RemoveRange(0, taken.Length);
        return taken;
    }

    private async Task<bool> FillAsync(NetworkStream stream, List<byte> buffer)
    {
        var piece = new byte[16 * 1024];
        var read = await stream.ReadAsync(piece, _cut.Token);
        buffer.AddRange(piece.AsSpan(0, read));
        return read > 0;
    }

    private async Task PassAnswersAsync(SslStream server)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await server.ReadAsync(buffer, _cut.Token) is var read && read > 0)
            {
                await Task.Delay(plan.Delay, TimeProvider.System, _cut.Token);
                await plan.Gate.PassAsync(_cut.Token);
                await client.GetStream().WriteAsync(buffer.AsMemory(0, read), _cut.Token);
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // As above.
        }
        finally
        {
            client.Close();
        }
    }
}
