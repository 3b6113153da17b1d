using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace McpPolicy.Policy.Conditions;

/// <summary><c>regex</c>: unknown for anything but a string, and for a string too long to search.</summary>
internal sealed class RegexEvaluator(int slot, Regex regex) : Evaluator
{
    /// <summary>Bytes of the longest string that is searched: 64 KiB.</summary>
    internal const int MaxBytes = 64 * 1024;

    private const int MaxOnStack = 256;

    public override Truth Evaluate(ArgumentView arguments)
    {
        if (!arguments.IsString(slot) || arguments.Slot(slot).Length > MaxBytes)
        {
            return Truth.Unknown;
        }

        using var text = arguments.Text(slot);
        return (text.Utf8.Length <= MaxOnStack ? IsMatch(text.Utf8, stackalloc char[MaxOnStack]) : IsMatchPooled(text.Utf8))
            ? Truth.True
            : Truth.False;
    }

    private bool IsMatch(ReadOnlySpan<byte> text, Span<char> buffer) => regex.IsMatch(buffer[..Encoding.UTF8.GetChars(text, buffer)]);

    private bool IsMatchPooled(ReadOnlySpan<byte> text)
    {
        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return IsMatch(text, rented);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
