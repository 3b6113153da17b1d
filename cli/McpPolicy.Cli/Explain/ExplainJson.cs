using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace McpPolicy.Cli.Explain;

/// <summary>Writes an answer for programs. Keys are only ever added.</summary>
internal static class ExplainJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(ExplainAnswer answer, TextWriter output)
    {
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            ExplainDecisionJson.Write(json, answer);
            json.WriteString("problem", answer.Explanation.Problem);
            json.WriteStartArray("rules");
            foreach (var rule in answer.Explanation.Rules)
            {
                ExplainRuleJson.Write(json, rule, answer.Policy.Sources);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await output.WriteLineAsync(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
