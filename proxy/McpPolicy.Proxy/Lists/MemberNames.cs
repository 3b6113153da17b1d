using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>The members by which a list is known, and the spellings that a lenient client would take for them.</summary>
internal static class MemberNames
{
    private static readonly byte[][] Result = ["result"u8.ToArray()];
    private static readonly byte[][] Hints = ["ttlms"u8.ToArray(), "cachescope"u8.ToArray()];

    /// <summary>Whether a name is <c>result</c>, or could be taken for it.</summary>
    public static bool IsLikeResult(ReadOnlySpan<byte> name) => name.SequenceEqual("result"u8) || KeyVariants.Contains(name, Result);

    /// <summary>Whether a name, which is not <c>result</c>, could be taken for it.</summary>
    public static bool IsResultVariant(ReadOnlySpan<byte> name) => KeyVariants.Contains(name, Result);

    /// <summary>Whether a name, which is no known member of a list result, could be taken for one.</summary>
    public static bool IsListMemberVariant(ReadOnlySpan<byte> name) => ListKind.IsLikeMember(name) || KeyVariants.Contains(name, Hints);
}
