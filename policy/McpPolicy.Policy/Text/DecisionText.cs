using System.Buffers;
using System.Globalization;
using System.Text;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Policy.Text;

/// <summary>The sentences that models read when a call is refused.</summary>
internal static class DecisionText
{
    private const int MaxShownName = 256;

    public static void Write(in Decision decision, IBufferWriter<byte> writer)
    {
        if (decision.Effect == Effect.Allow)
        {
            return;
        }

        Put(writer, Subject(decision));
        if (decision.MethodName is { } method)
        {
            PutName(writer, Encoding.UTF8.GetBytes(method));
            Put(writer, decision.ToolName.IsEmpty ? "" : " ");
        }

        PutName(writer, decision.ToolName.Span);
        Put(writer, decision.Rule?.TextSuffix ?? ".");
        if (decision.Reason is { } reason)
        {
            Put(writer, " ");
            Put(writer, reason);
            Put(writer, reason[^1] is '.' or '!' or '?' ? "" : ".");
        }

        Put(writer, " Not executed.");
        if (decision.Effect == Effect.Limit)
        {
            PutRetry(writer, decision.RetryAfter);
        }
    }

    /// <summary>A wait, rounded up: never so short that a retry comes too early.</summary>
    public static string Wait(TimeSpan wait)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        return seconds switch
        {
            <= 300 => $"{seconds} s",
            <= 7_200 => $"{Math.Ceiling(seconds / 60.0).ToString(CultureInfo.InvariantCulture)} min",
            _ => $"{Math.Ceiling(seconds / 3600.0).ToString(CultureInfo.InvariantCulture)} h",
        };
    }

    private static string Subject(in Decision decision) =>
        decision.Effect switch
        {
            Effect.Limit => decision.Limit!.TextPrefix,
            Effect.Approval => "Approval required: ",
            Effect.Error => "Cannot decide on ",
            _ => "Denied: ",
        };

    private static void PutRetry(IBufferWriter<byte> writer, TimeSpan? retryAfter)
    {
        if (retryAfter is not { } wait)
        {
            Put(writer, " Waiting does not help.");
            return;
        }

        Put(writer, " Retry after ");
        Put(writer, Wait(wait));
        Put(writer, ".");
    }

    private static void Put(IBufferWriter<byte> writer, string text)
    {
        if (text.Length > 0)
        {
            writer.Advance(Encoding.UTF8.GetBytes(text, writer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
    }

    /// <summary>The caller chose the name: control characters and great length do not go into the sentence.</summary>
    private static void PutName(IBufferWriter<byte> writer, ReadOnlySpan<byte> name)
    {
        var shown = Encoding.UTF8.GetString(name[..Math.Min(name.Length, MaxShownName)]);
        foreach (var c in shown)
        {
            if (char.IsControl(c))
            {
                shown = shown.Replace(c, '?');
            }
        }

        Put(writer, shown);
        Put(writer, name.Length > MaxShownName ? "…" : "");
    }
}
