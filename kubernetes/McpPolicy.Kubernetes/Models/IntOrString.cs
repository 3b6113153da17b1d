using System.Globalization;
using System.Text.Json.Serialization;
using McpPolicy.Kubernetes.Serialization;

namespace McpPolicy.Kubernetes.Models;

/// <summary>A number or a text, such as a port by number or name, or a count or percentage (util/intstr).</summary>
[JsonConverter(typeof(IntOrStringConverter))]
public readonly record struct IntOrString
{
    private readonly int _number;
    private readonly string? _text;

    /// <summary>A number.</summary>
    public IntOrString(int number) => _number = number;

    /// <summary>A text.</summary>
    public IntOrString(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>The number, or null when this is a text.</summary>
    public int? Number => _text is null ? _number : null;

    /// <summary>The text, or null when this is a number.</summary>
    public string? Text => _text;

    /// <summary>A number as it is.</summary>
    public static implicit operator IntOrString(int number) => new(number);

    /// <summary>A text as it is.</summary>
    public static implicit operator IntOrString(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => _text ?? _number.ToString(CultureInfo.InvariantCulture);
}
