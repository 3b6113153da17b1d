using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Corpus.Cases;

namespace McpPolicy.Corpus.Running;

/// <summary>Compares a gateway's own answer with the expected one.</summary>
internal static class AnswerCheck
{
    private const string Decision = "mcppolicy.dev/decision";

    /// <summary>The first difference in words; null when there is none.</summary>
    public static string? Find(CaseExpectation expect, HttpAnswer? answer)
    {
        if (answer is null)
        {
            return "no answer";
        }

        if (expect.Status is { } status && status != answer.Status)
        {
            return $"HTTP {answer.Status} instead of {status}: {answer.Body}";
        }

        if (expect.Code is null && expect.Effect is null)
        {
            return null;
        }

        JsonNode? body = Parse(answer.Body);
        if (expect.Code is { } code && Text(body?["error"]?["code"]) != $"{code}")
        {
            return $"error code other than {code}: {answer.Body}";
        }

        return expect.Effect is { } effect && Text(body?["result"]?["_meta"]?[Decision]?["effect"]) != effect
            ? $"decision other than {effect}: {answer.Body}"
            : null;
    }

    private static string? Text(JsonNode? node) => node?.ToString();

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
