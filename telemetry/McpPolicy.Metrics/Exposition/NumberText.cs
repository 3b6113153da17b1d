using System.Globalization;

namespace McpPolicy.Metrics.Exposition;

/// <summary>Numbers as both formats want them.</summary>
internal static class NumberText
{
    /// <summary>The form OpenMetrics asks for in <c>le</c>, where whole numbers keep their <c>.0</c>; used in both formats, so that a bucket is one series.</summary>
    public static string Canonical(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E', 'e') ? text : text + ".0";
    }

    public static int Write(double value, Span<byte> destination)
    {
        if (double.IsNaN(value))
        {
            return Copy("NaN"u8, destination);
        }

        if (double.IsInfinity(value))
        {
            return Copy(value > 0 ? "+Inf"u8 : "-Inf"u8, destination);
        }

        _ = value.TryFormat(destination, out int written, "R", CultureInfo.InvariantCulture);
        return written;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        text.CopyTo(destination);
        return text.Length;
    }
}
