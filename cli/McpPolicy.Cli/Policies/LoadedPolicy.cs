using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Policies;

/// <summary>Policy files, ready to decide with.</summary>
/// <param name="Document">What the files say together.</param>
/// <param name="Compiled">The document, compiled.</param>
/// <param name="Sources">Where its rules are written.</param>
internal sealed record LoadedPolicy(PolicyDocument Document, CompiledPolicy Compiled, SourceMap Sources);
