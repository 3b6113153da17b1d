using System.Text.Json;

namespace McpPolicy.Proxy.Wire;

/// <summary>The members of <c>params</c> that some method gives a meaning to.</summary>
internal struct ParamsFields
{
    /// <summary>The kind of <c>name</c>; None when absent.</summary>
    public JsonTokenType NameKind;
    public ReadOnlyMemory<byte> Name;

    /// <summary>The kind of <c>uri</c>; None when absent.</summary>
    public JsonTokenType UriKind;
    public ReadOnlyMemory<byte> Uri;

    /// <summary>The kind of <c>arguments</c>; None when absent.</summary>
    public JsonTokenType ArgumentsKind;
    public ReadOnlyMemory<byte> Arguments;

    public ReadOnlyMemory<byte> MetaVersion;
}
