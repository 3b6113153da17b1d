namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>What an item has in a field: a number, a text, or nothing.</summary>
internal readonly record struct FieldValue(double? Number, string? Text)
{
    public bool IsMissing => Number is null && Text is null;

    public static implicit operator FieldValue(string? text) => new(Number: null, text);

    public static implicit operator FieldValue(double? number) => new(number, Text: null);

    public static implicit operator FieldValue(long? number) => new(number, Text: null);

    /// <summary>Orders numbers by value and texts by code point.</summary>
    public int OrderAgainst(FieldValue other) =>
        Number is { } number && other.Number is { } otherNumber
            ? number.CompareTo(otherNumber)
            : string.CompareOrdinal(Text ?? "", other.Text ?? "");
}
