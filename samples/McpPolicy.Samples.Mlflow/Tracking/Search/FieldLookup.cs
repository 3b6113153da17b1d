namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>Says how a field that a query names is read from an item; null when there is no such field.</summary>
/// <param name="entity">The word before the dot, such as <c>metrics</c>; <c>attributes</c> when there is none.</param>
/// <param name="key">The word after it.</param>
internal delegate Func<T, FieldValue>? FieldLookup<in T>(string entity, string key);
