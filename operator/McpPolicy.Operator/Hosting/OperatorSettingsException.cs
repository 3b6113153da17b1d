namespace McpPolicy.Operator.Hosting;

/// <summary>The operator was told something that it cannot do. The message is for the person who told it.</summary>
public sealed class OperatorSettingsException(string message) : Exception(message);
