using System.Buffers;
using System.Text;
using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics.Tests;

internal static class RegistryText
{
    public static string Write(this CollectorRegistry registry, ExpositionFormat format = ExpositionFormat.Text)
    {
        var output = new ArrayBufferWriter<byte>();
        registry.WriteTo(output, format);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static Dictionary<string, ParsedFamily> Read(this CollectorRegistry registry, ExpositionFormat format = ExpositionFormat.Text) =>
        ExpositionParser.Parse(registry.Write(format));
}
