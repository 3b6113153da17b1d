using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Judging;
using McpPolicy.Corpus.Reading;
using McpPolicy.Corpus.Reading.Http;

namespace McpPolicy.Corpus.Running;

/// <summary>Sends cases through a gateway, one after the other, and asks the judge.</summary>
/// <param name="gateway">Where the gateway serves MCP.</param>
/// <param name="judge">The server behind the gateway.</param>
/// <param name="session">Headers sent with every case that is not written down byte by byte.</param>
public sealed class CaseRunner(Uri gateway, Judge judge, params ImmutableArray<KeyValuePair<string, string?>> session)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs one case.</summary>
    public async Task<CaseReport> RunAsync(CorpusCase entry, CancellationToken cancellationToken)
    {
        byte[] request = RequestComposer.Compose(entry.Request, gateway.Authority, session);
        HttpAnswer? answer = await RawClient.SendAsync(gateway, request, cancellationToken);
        Evidence evidence = await judge.TakeAsync(Patience);
        ImmutableArray<ReadCall> denied = evidence.CallsOf(CorpusCase.DeniedTools);
        Outcome outcome = entry.IsHostile ? OfHostile(entry, evidence, denied) : OfLegal(entry, evidence, answer);
        string? fault = entry.IsHostile ? AnswerCheck.Find(entry.Expect, answer) : null;
        return new CaseReport(entry, outcome, answer, evidence, denied, fault);
    }

    private static Outcome OfHostile(CorpusCase entry, Evidence evidence, ImmutableArray<ReadCall> denied)
    {
        if (denied.Length > 0)
        {
            return Outcome.DeniedToolRead;
        }

        return entry.Expect.Forwarded || evidence.IsEmpty ? Outcome.Held : Outcome.Forwarded;
    }

    private static Outcome OfLegal(CorpusCase entry, Evidence evidence, HttpAnswer? answer)
    {
        List<HttpReading> requests = [.. evidence.Requests.Where(request => request.Method == entry.Request.Method)];
        if (requests.Count == 0 || answer?.Status is not (>= 200 and < 300) || !IsTheJudges(answer))
        {
            return Outcome.Blocked;
        }

        byte[] sent = entry.Request.Body ?? [];
        if (requests.Exists(request => request.Body.Span.SequenceEqual(sent)))
        {
            return Outcome.Passed;
        }

        return requests.Exists(request => IsSameJson(request.Body, sent)) ? Outcome.Rewritten : Outcome.Altered;
    }

    // Answers without a body have nothing to know them by.
    private static bool IsTheJudges(HttpAnswer answer) =>
        answer.Status == 202 || answer.Body.Length == 0 || answer.Body.Contains(JudgeAnswer.Mark, StringComparison.Ordinal);

    private static bool IsSameJson(ReadOnlyMemory<byte> arrived, byte[] sent)
    {
        try
        {
            using var one = JsonDocument.Parse(arrived);
            using var other = JsonDocument.Parse(sent);
            return JsonElement.DeepEquals(one.RootElement, other.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
