using System.Buffers;

namespace McpPolicy.Metrics.Exposition;

/// <summary>Writes families and samples in one of the two formats.</summary>
internal readonly ref struct MetricWriter(IBufferWriter<byte> output, ExpositionFormat format)
{
    private const int LongestNumber = 32;

    public void WriteHeader(Collector family)
    {
        ReadOnlySpan<byte> name = family.NameBytes;
        if (format == ExpositionFormat.OpenMetrics && family.Type == MetricType.Counter)
        {
            // OpenMetrics names the family without the suffix that its samples carry.
            name = name[..^"_total".Length];
        }

        Write("# HELP "u8);
        Write(name);
        Write(" "u8);
        Write(LabelEncoder.EncodeHelp(family.Help, format));
        Write("\n# TYPE "u8);
        Write(name);
        Write(TypeText(family.Type));
    }

    public void WriteSample(ReadOnlySpan<byte> name, ReadOnlySpan<byte> suffix, ReadOnlySpan<byte> labels, double value)
    {
        Write(name);
        Write(suffix);
        WriteLabels(labels, default);
        WriteValue(value);
    }

    public void WriteBucket(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels, ReadOnlySpan<byte> le, double value)
    {
        Write(name);
        Write("_bucket"u8);
        WriteLabels(labels, le);
        WriteValue(value);
    }

    public void WriteEnd()
    {
        if (format == ExpositionFormat.OpenMetrics)
        {
            Write("# EOF\n"u8);
        }
    }

    private static ReadOnlySpan<byte> TypeText(MetricType type) =>
        type switch
        {
            MetricType.Counter => " counter\n"u8,
            MetricType.Gauge => " gauge\n"u8,
            _ => " histogram\n"u8,
        };

    private void WriteLabels(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> last)
    {
        if (labels.IsEmpty && last.IsEmpty)
        {
            return;
        }

        Write("{"u8);
        Write(labels);
        Write(labels.IsEmpty || last.IsEmpty ? default : ","u8);
        Write(last);
        Write("}"u8);
    }

    private void WriteValue(double value)
    {
        Write(" "u8);
        output.Advance(NumberText.Write(value, output.GetSpan(LongestNumber)));
        Write("\n"u8);
    }

    private void Write(ReadOnlySpan<byte> bytes) => output.Write(bytes);
}
