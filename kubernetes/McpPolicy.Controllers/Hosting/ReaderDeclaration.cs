using McpPolicy.Controllers.Reflectors;

namespace McpPolicy.Controllers.Hosting;

/// <summary>A kind that is watched though no controller reconciles it.</summary>
internal sealed record ReaderDeclaration(Action<ReflectorRegistry> Declare);
