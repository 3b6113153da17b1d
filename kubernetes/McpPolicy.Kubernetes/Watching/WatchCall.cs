using System.Runtime.CompilerServices;
using System.Text.Json;
using McpPolicy.Kubernetes.Http;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Watching;

/// <summary>One watch: opens it, reads its events, and ends it when it falls silent for longer than the server would keep it.</summary>
internal sealed class WatchCall<T>(ApiTransport transport, WatchOptions watch, KubernetesClientOptions client, JsonSerializerOptions json)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly ApiRequest _request = new(
        HttpMethod.Get,
        ResourcePath.Query(
            ResourcePath.Collection<T>(watch.Namespace),
            ("watch", "true"),
            ("labelSelector", watch.LabelSelector),
            ("fieldSelector", watch.FieldSelector),
            ("resourceVersion", watch.ResourceVersion),
            ("allowWatchBookmarks", watch.AllowWatchBookmarks ? "true" : null),
            ("timeoutSeconds", watch.TimeoutSeconds.ToString())
        )
    );

    private TimeSpan Silence => TimeSpan.FromSeconds(watch.TimeoutSeconds) + watch.Grace;

    public async IAsyncEnumerable<WatchEvent<T>> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await transport.OpenAsync(_request, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var watchdog = new CancellationTokenSource(Silence, client.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watchdog.Token);
        var lines = new LineReader(stream, client.MaxWatchLineBytes, onBytes: () => watchdog.CancelAfter(Silence));
        while (await NextAsync(lines, watchdog, linked.Token, cancellationToken) is { } line)
        {
            if (line.IsEmpty)
            {
                continue;
            }

            var received = WatchEventReader.Read<T>(line, json);
            yield return received;
            if (received.Type == WatchEventType.Error)
            {
                yield break;
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>?> NextAsync(
        LineReader lines,
        CancellationTokenSource watchdog,
        CancellationToken linked,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await lines.ReadAsync(linked);
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException
                && watchdog.IsCancellationRequested
                && !cancellationToken.IsCancellationRequested
            )
        {
            throw new WatchStalledException($"{_request.Description}: no byte for {Silence.TotalSeconds} s, the connection is dead", e);
        }
    }
}
