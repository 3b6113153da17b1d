using System.Collections.Frozen;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>
/// Headers that the proxy sends to the server, one a file: file name = header name, content = value. The directory may be a
/// mounted Secret, so it is read again now and then; when that fails the headers read last stay.
/// </summary>
internal sealed partial class UpstreamHeaders : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly string? _directory;
    private readonly ILogger _logger;
    private readonly ITimer? _timer;
    private volatile FrozenDictionary<string, string> _headers = FrozenDictionary<string, string>.Empty;

    public UpstreamHeaders(string? directory, TimeProvider time, ILogger logger)
    {
        _directory = directory;
        _logger = logger;
        if (directory is not null)
        {
            _headers = Read(directory);
            _timer = time.CreateTimer(static state => ((UpstreamHeaders)state!).Refresh(), this, Period, Period);
        }
    }

    /// <summary>Whether the proxy sends this header itself, so that a client's is dropped.</summary>
    public bool Has(string name) => _headers.ContainsKey(name);

    /// <summary>Adds the headers to a request.</summary>
    public void AddTo(HttpRequestMessage request)
    {
        foreach ((string name, string value) in _headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <summary>What is wrong with a directory of headers; null when nothing is. Never shows a value.</summary>
    public static string? FindProblem(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return $"there is no directory '{directory}'";
        }

        try
        {
            Read(directory);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return e.Message;
        }
    }

    /// <summary>Reads a directory of headers.</summary>
    /// <exception cref="InvalidDataException">A file is not a header; the message names it and never its content.</exception>
    internal static FrozenDictionary<string, string> Read(string directory)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in Directory.EnumerateFiles(directory))
        {
            string name = Path.GetFileName(file);

            // A mounted Secret keeps its own links beside the keys, with names that start with a dot.
            if (!name.StartsWith('.') && !headers.TryAdd(name, ReadValue(file, name)))
            {
                throw new InvalidDataException($"{file}: another file names the same header in other case; keep one of them");
            }
        }

        return headers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static string ReadValue(string file, string name)
    {
        string value = File.ReadAllText(file).Trim();
        if (value.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0)
        {
            throw new InvalidDataException(
                $"{file}: the value has a line break or control character inside; write the header's value on one line"
            );
        }

        using var probe = new HttpRequestMessage();
        if (!probe.Headers.TryAddWithoutValidation(name, value))
        {
            throw new InvalidDataException($"{file}: '{name}' is not the name of a request header; name the file after the header");
        }

        return value;
    }

    private void Refresh()
    {
        try
        {
            _headers = Read(_directory!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Log.Unreadable(_logger, _directory!, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Calls.WireEventIds.UpstreamHeadersUnreadable,
            LogLevel.Error,
            "The upstream headers in {Directory} cannot be read, the ones read last stay: {Reason}"
        )]
        public static partial void Unreadable(ILogger logger, string directory, string reason);
    }
}
