using McpPolicy.Corpus.Reading.Http;
using McpPolicy.Corpus.Reading.Json;
using McpPolicy.Corpus.Reading.Text;

namespace McpPolicy.Corpus.Reading;

/// <summary>Every call that some server reads from the bytes of a connection: the heart of the judge, without any input or output.</summary>
public static class Readings
{
    /// <summary>The path at which the judge's server is said to be.</summary>
    public const string Path = "/mcp";

    /// <summary>The calls that can be read, each once for each set of leniencies.</summary>
    public static IReadOnlySet<ReadCall> Of(ReadOnlyMemory<byte> connection) =>
        HttpReadings.Of(connection).SelectMany(OfRequest).ToHashSet();

    /// <summary>The calls that can be read in a body that was sent as JSON.</summary>
    public static IReadOnlySet<ReadCall> OfBody(ReadOnlyMemory<byte> body) => InBody(body, "application/json", "").ToHashSet();

    private static IEnumerable<ReadCall> OfRequest(HttpReading request)
    {
        Leniency leniency = request.Leniency | OfRoute(request);
        string types = Joined(request, "Content-Type");
        string codings = Joined(request, "Content-Encoding") + Joined(request, "Transfer-Encoding");
        List<ReadCall> inBody = [.. InBody(request.Body, types, codings), .. InFrames(request)];
        IEnumerable<ReadCall> inQuery = QueryMessages
            .In(request.Target)
            .SelectMany(MessageReadings.In)
            .Select(static call => call with { Leniency = call.Leniency | Leniency.QueryMessage });
        return inBody
            .Concat(inQuery)
            .Concat(MirrorReadings.Of(request, inBody))
            .Select(call => call with { Leniency = call.Leniency | leniency });
    }

    private static IEnumerable<ReadCall> InBody(ReadOnlyMemory<byte> body, string types, string codings) =>
        from text in BodyTexts.Of(body, types, codings)
        from call in MessageReadings.In(text.Text)
        select call with
        {
            Leniency = call.Leniency | text.Leniency,
        };

    private static IEnumerable<ReadCall> InFrames(HttpReading request) =>
        request.Named("Upgrade").Any()
            ? InBody(WebSocketFrames.Payloads(request.Body.Span), "", "")
                .Select(static call => call with { Leniency = call.Leniency | Leniency.Upgraded })
            : [];

    private static Leniency OfRoute(HttpReading request)
    {
        bool isPost = request.Method == "POST";
        bool isJson = request
            .Named("Content-Type")
            .All(static h => h.Value.StartsWith("application/json", StringComparison.OrdinalIgnoreCase));
        return (request.Target.Split('?')[0] == Path ? Leniency.None : Leniency.AnyPath)
            | (isPost ? Leniency.None : Leniency.AnyHttpMethod)
            | (isJson ? Leniency.None : Leniency.AnyMediaType);
    }

    private static string Joined(HttpReading request, string name) => string.Join(',', request.Named(name).Select(static h => h.Value));
}
