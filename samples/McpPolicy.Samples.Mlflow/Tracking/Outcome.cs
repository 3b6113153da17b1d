namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>What an operation gave: a value, or the sentence that says why it could not be done.</summary>
/// <typeparam name="T">What the operation gives when it succeeds.</typeparam>
internal readonly record struct Outcome<T>
{
    private Outcome(T? value, string? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; meaningful only when <see cref="Error"/> is null.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value, for a reader who can see the call; null on success.</summary>
    public string? Error { get; }

    public static implicit operator Outcome<T>(T value) => new(value, error: null);

    public static implicit operator Outcome<T>(Failure failure) => new(default, failure.Reason);

    public Outcome<TNext> Map<TNext>(Func<T, TNext> next) => Error is null ? next(Value!) : new Failure(Error);

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => Error is null ? next(Value!) : new Failure(Error);
}
