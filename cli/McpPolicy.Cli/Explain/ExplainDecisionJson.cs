using System.Text.Json;
using McpPolicy.Cli.Output;

namespace McpPolicy.Cli.Explain;

/// <summary>Writes the decision's part of an answer for programs.</summary>
internal static class ExplainDecisionJson
{
    public static void Write(Utf8JsonWriter json, ExplainAnswer answer)
    {
        var decision = answer.Decision;
        json.WriteString("tool", answer.Request.Tool);
        json.WriteString("effect", decision.Effect.ToString());
        json.WriteBoolean("hidden", decision.IsHidden);
        json.WriteBoolean("listed", answer.Listed);
        json.WriteString("policy", decision.Rule?.PolicyName);
        json.WriteString("rule", decision.Rule?.RuleName);
        json.WriteString("limit", decision.Limit?.Counter);
        json.WriteString("text", decision.Text());
        WriteSeconds(json, decision.RetryAfter);
        WriteAudit(json, answer);
        json.WriteString("revision", answer.Policy.Compiled.Revision);
    }

    private static void WriteSeconds(Utf8JsonWriter json, TimeSpan? wait)
    {
        if (wait is { } time)
        {
            json.WriteNumber("retryAfterSeconds", (long)Math.Ceiling(time.TotalSeconds));
        }
        else
        {
            json.WriteNull("retryAfterSeconds");
        }
    }

    private static void WriteAudit(Utf8JsonWriter json, ExplainAnswer answer)
    {
        if (answer.Decision.Audit is not { } audit)
        {
            json.WriteNull("audit");
            return;
        }

        json.WriteStartObject("audit");
        json.WriteString("effect", audit.Effect.ToString());
        json.WriteString("policy", audit.Rule?.PolicyName);
        json.WriteString("rule", audit.Rule?.RuleName);
        json.WriteString("limit", audit.Limit?.Counter);
        json.WriteEndObject();
    }
}
