using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpPolicy.Corpus.Running;

/// <summary>Writes reports for programs to read: a JSON object a line.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file, over an older one.</summary>
    public static Task WriteAsync(string file, IEnumerable<CaseReport> reports, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(file, reports.Select(static report => LineOf(report).ToJsonString(Readable)), cancellationToken);

    private static JsonObject LineOf(CaseReport report) =>
        new()
        {
            ["id"] = report.Case.Id,
            ["outcome"] = report.Outcome.ToString(),
            ["status"] = report.Answer?.Status,
            ["answer"] = report.Answer?.Body,
            ["readBy"] = new JsonArray([.. report.Denied.Select(static call => JsonValue.Create(call.Leniency.ToString()))]),
        };
}
