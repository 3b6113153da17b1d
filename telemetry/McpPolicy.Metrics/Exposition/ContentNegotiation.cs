using System.Globalization;
using System.Net.Http.Headers;

namespace McpPolicy.Metrics.Exposition;

/// <summary>Chooses the format by the scraper's Accept header (RFC 9110, section 12.5.1).</summary>
public static class ContentNegotiation
{
    /// <summary>The format a scraper likes best; the text format when it does not say or asks for neither.</summary>
    public static ExpositionFormat Choose(string? accept)
    {
        double openMetrics = 0;
        double text = 0;
        foreach (string part in (accept ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!MediaTypeWithQualityHeaderValue.TryParse(part, out MediaTypeWithQualityHeaderValue? range))
            {
                continue;
            }

            double quality = range.Quality ?? 1;
            switch (range.MediaType)
            {
                case "application/openmetrics-text" when IsSupported(range):
                    openMetrics = Math.Max(openMetrics, quality);
                    break;
                case "text/plain" or "text/*" or "*/*":
                    text = Math.Max(text, quality);
                    break;
                default:
                    break;
            }
        }

        return openMetrics > 0 && openMetrics >= text ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text;
    }

    /// <summary>The Content-Type to answer with.</summary>
    public static string ContentType(ExpositionFormat format) =>
        format == ExpositionFormat.OpenMetrics
            ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
            : "text/plain; version=0.0.4; charset=utf-8";

    private static bool IsSupported(MediaTypeWithQualityHeaderValue range)
    {
        string? version = range.Parameters.FirstOrDefault(static p => p.Name == "version")?.Value?.Trim('"');
        return version is null
            || (
                double.TryParse(version.AsSpan(0, Math.Min(3, version.Length)), CultureInfo.InvariantCulture, out double v)
                && v is 1.0 or 0.0
            );
    }
}
