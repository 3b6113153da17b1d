using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace McpPolicy.Policy.Conditions;

/// <summary><c>regex</c>: unknown for anything but a string, and for a string too long to search.</summary>
internal sealed class RegexEvaluator(int slot, Regex regex) : Evaluator
{
    /// <summary>Bytes of the longest string that is searched: 64 KiB.</summary>
    internal const int MaxBytes = 64 * 1024;

    public override Truth Evaluate(ArgumentView arguments)
    {
        if (!arguments.IsString(slot) || arguments.Slot(slot).Length > MaxBytes)
        {
            return Truth.Unknown;
        }

        using var text = arguments.Text(slot);
        var rented = ArrayPool<char>.Shared.Rent(text.Utf8.Length);
        try
        {
            var length = Encoding.UTF8.GetChars(text.Utf8, rented);
            return regex.IsMatch(rented.AsSpan(0, length)) ? Truth.True : Truth.False;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
