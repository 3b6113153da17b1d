using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>
/// Stands in for the response's body while an upstream answers: what it writes goes to the client filtered. How is decided at
/// the first byte, when the headers are known. A JSON answer is held until it is whole, a stream never is.
/// </summary>
internal sealed class FilteredBody(HttpContext context, Stream client, ListScope scope) : WriteOnlyStream
{
    private readonly PooledBuffer _held = new();
    private readonly EventStreamFilter _events = new(scope);
    private BodyKind? _kind;

    /// <summary>Whether the answer was withheld: nothing of it went to the client.</summary>
    public bool IsWithheld => _kind == BodyKind.Unfilterable;

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        switch (Kind())
        {
            case BodyKind.Untouched:
                await client.WriteAsync(buffer, cancellationToken);
                break;
            case BodyKind.EventStream:
                await WriteEventsAsync(buffer, cancellationToken);
                break;
            case BodyKind.Json:
                await HoldAsync(buffer, cancellationToken);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        Kind() is BodyKind.Untouched or BodyKind.EventStream ? client.FlushAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Sends what is still held once the upstream has answered in full.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (_kind == BodyKind.EventStream)
        {
            _held.Clear();
            _events.Complete(_held);
            await client.WriteAsync(_held.Written, cancellationToken);
        }
        else if (_kind == BodyKind.Json)
        {
            await SendJsonAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _held.Dispose();
        _events.Dispose();
        return base.DisposeAsync();
    }

    private BodyKind Kind() => _kind ??= Choose();

    private BodyKind Choose()
    {
        BodyKind kind = BodyKinds.Of(context.Response);
        if (kind == BodyKind.Unfilterable && !scope.Filter.IsRequired)
        {
            return BodyKind.Untouched;
        }

        if (kind == BodyKind.EventStream)
        {
            context.Response.ContentLength = null;
        }

        return kind;
    }

    private async ValueTask WriteEventsAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        _held.Clear();
        if (!_events.Process(buffer.Span, _held))
        {
            // Half an event may be out already; the only way to fail closed is to cut the stream.
            scope.Observer.ListWithheld();
            context.Abort();
            return;
        }

        if (_held.Length > 0)
        {
            await client.WriteAsync(_held.Written, cancellationToken);
        }

        _held.Release();
    }

    private async ValueTask HoldAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (_held.Length + bytes.Length <= scope.Limits.MaxListBytes)
        {
            _held.Write(bytes.Span);
            return;
        }

        if (!scope.Filter.IsRequired)
        {
            _kind = BodyKind.Untouched;
            await client.WriteAsync(_held.Written, cancellationToken);
            await client.WriteAsync(bytes, cancellationToken);
        }
        else
        {
            _kind = BodyKind.Unfilterable;
        }

        _held.Clear();
    }

    private async ValueTask SendJsonAsync(CancellationToken cancellationToken)
    {
        using var plain = new PooledBuffer();
        using var rewritten = new PooledBuffer();
        PooledBuffer? body = ContentDecoder.Decode(context.Response.Headers, _held, plain, scope.Limits.MaxListBytes);
        if (body is null && !scope.Filter.IsRequired)
        {
            await client.WriteAsync(_held.Written, cancellationToken);
            return;
        }

        FilterVerdict verdict = body is null ? FilterVerdict.Withheld : scope.Filter.Apply(body.WrittenSpan, scope, rewritten);
        if (verdict == FilterVerdict.Withheld)
        {
            _kind = BodyKind.Unfilterable;
            return;
        }

        PooledBuffer sent = verdict == FilterVerdict.Rewritten ? rewritten : body!;
        context.Response.ContentLength = sent.Length;
        await client.WriteAsync(sent.Written, cancellationToken);
    }
}
