namespace McpPolicy.Corpus.Reading.Http;

/// <summary>Every request that some server reads from the bytes of a connection, one behind the other.</summary>
public static class HttpReadings
{
    // Enough for whatever one connection of the corpus holds, and an end for what never ends.
    private const int MostRequests = 64;

    /// <summary>The requests.</summary>
    public static IEnumerable<HttpReading> Of(ReadOnlyMemory<byte> connection)
    {
        var visited = new HashSet<int> { 0 };
        var starts = new Queue<(int Start, Leniency Leniency)>([(0, Leniency.None)]);
        for (int count = 0; count < MostRequests && starts.TryDequeue(out (int Start, Leniency Leniency) at); count++)
        {
            foreach ((HttpHead head, int bodyStart, Leniency ends) in HeadReader.Read(connection, at.Start))
            {
                foreach (HttpBody body in BodyReader.Read(head, connection, bodyStart))
                {
                    Leniency leniency = at.Leniency | ends | body.Leniency;
                    yield return new HttpReading(head.Method, head.Target, [.. head.Headers, .. body.Trailers], body.Bytes, leniency);
                    if (body.End < connection.Length && visited.Add(body.End))
                    {
                        starts.Enqueue((body.End, leniency));
                    }
                }
            }
        }
    }

    /// <summary>The first request, as soon as some server would take it for whole; null before.</summary>
    public static HttpReading? FirstWhole(ReadOnlyMemory<byte> connection)
    {
        foreach ((HttpHead head, int bodyStart, Leniency ends) in HeadReader.Read(connection, 0))
        {
            foreach (HttpBody body in BodyReader.Read(head, connection, bodyStart).Where(static body => body.IsWhole))
            {
                return new HttpReading(head.Method, head.Target, [.. head.Headers, .. body.Trailers], body.Bytes, ends | body.Leniency);
            }
        }

        return null;
    }
}
