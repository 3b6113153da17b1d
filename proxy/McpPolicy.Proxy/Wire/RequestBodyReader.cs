using System.Buffers;
using System.IO.Pipelines;

namespace McpPolicy.Proxy.Wire;

/// <summary>Reads a request's body into one pooled buffer, no larger and no slower than the limits allow.</summary>
public sealed class RequestBodyReader(WireLimits limits, TimeProvider time)
{
    private const int FirstRead = 4096;
    private const int LargestFirstRead = 64 * 1024;

    /// <summary>Reads the whole body.</summary>
    /// <param name="request">The request; its body is consumed.</param>
    /// <param name="buffer">Where the body goes.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <returns>Null when <paramref name="buffer"/> has the whole body, else why not.</returns>
    public async ValueTask<Refusal?> ReadAsync(HttpRequest request, PooledBuffer buffer, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limits.MaxBodyBytes)
        {
            return Refusals.TooLarge;
        }

        // What is announced need not come: memory follows what has arrived.
        buffer.GetSpan((int)Math.Min(request.ContentLength ?? FirstRead, LargestFirstRead));
        try
        {
            PipeReader reader = request.BodyReader;

            // A small body is nearly always here already; only a slow one pays for a timer.
            if (reader.TryRead(out ReadResult ready) && Take(reader, ready, buffer) is { } outcome)
            {
                return outcome.Refusal;
            }

            return await ReadSlowlyAsync(reader, buffer, cancellationToken);
        }
        catch (IOException e) when (!cancellationToken.IsCancellationRequested)
        {
            return Refusals.For(e);
        }
    }

    private async ValueTask<Refusal?> ReadSlowlyAsync(PipeReader reader, PooledBuffer buffer, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limits.BodyTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            while (true)
            {
                ReadResult result = await reader.ReadAsync(either.Token);
                if (Take(reader, result, buffer) is { } outcome)
                {
                    return outcome.Refusal;
                }
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Refusals.TooSlow;
        }
    }

    private Finished? Take(PipeReader reader, ReadResult result, PooledBuffer buffer)
    {
        ReadOnlySequence<byte> arrived = result.Buffer;
        bool fits = arrived.Length <= limits.MaxBodyBytes - buffer.Length;
        if (fits)
        {
            foreach (ReadOnlyMemory<byte> segment in arrived)
            {
                buffer.Write(segment.Span);
            }
        }

        reader.AdvanceTo(arrived.End);
        if (!fits)
        {
            return new Finished(Refusals.TooLarge);
        }

        return result.IsCompleted ? new Finished(null) : null;
    }

    private readonly record struct Finished(Refusal? Refusal);
}
