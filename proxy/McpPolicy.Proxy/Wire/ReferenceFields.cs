using System.Text.Json;

namespace McpPolicy.Proxy.Wire;

/// <summary>What <c>params.ref</c> of <c>completion/complete</c> refers to.</summary>
internal struct ReferenceFields
{
    /// <summary>The kind of <c>ref</c>; None when absent.</summary>
    public JsonTokenType Kind;
    public ReadOnlyMemory<byte> Type;

    /// <summary>The kind of <c>name</c>; None when absent.</summary>
    public JsonTokenType NameKind;
    public ReadOnlyMemory<byte> Name;

    /// <summary>The kind of <c>uri</c>; None when absent.</summary>
    public JsonTokenType UriKind;
    public ReadOnlyMemory<byte> Uri;
}
