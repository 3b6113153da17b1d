using System.Net.Http.Headers;

namespace McpPolicy.Kubernetes.Http;

/// <summary>Sends requests and reads their answers: with a deadline, a size limit and typed errors.</summary>
internal sealed class ApiTransport(HttpMessageInvoker http, Uri server, KubernetesClientOptions options) : IDisposable
{
    /// <summary>Largest body of a call that asks for no more in particular.</summary>
    public int MaxResponseBytes => options.MaxResponseBytes;

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <exception cref="KubernetesException">The server refused.</exception>
    /// <exception cref="TimeoutException">The answer was not complete in time.</exception>
    public async Task<ReadOnlyMemory<byte>> SendAsync(ApiRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var response = await SendForHeadersAsync(request, linked.Token);
            return await BoundedBody.ReadAsync(response.Content, maxBytes, linked.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(request, e);
        }
    }

    /// <summary>Sends a request and returns as soon as the answer's headers are there, which must be in time; the body may take for ever.</summary>
    /// <exception cref="KubernetesException">The server refused.</exception>
    /// <exception cref="TimeoutException">The headers did not come in time.</exception>
    public async Task<HttpResponseMessage> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await SendForHeadersAsync(request, linked.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(request, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendForHeadersAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        // The message owns no more than the body's memory, and a watch reads on after this: the response's disposal is what counts.
        var message = Message(request);
        var response = await http.SendAsync(message, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ErrorAnswer.ReadAsync(response, request.Description, options.TimeProvider, cancellationToken);
        }
    }

    private HttpRequestMessage Message(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(server.AbsoluteUri.TrimEnd('/') + request.PathAndQuery));
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.Accept.ParseAdd(request.Accept);
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        return message;
    }

    private TimeoutException TimedOut(ApiRequest request, Exception cause) =>
        new($"{request.Description}: no complete answer from {server.Authority} within {options.Timeout.TotalSeconds} s", cause);
}
