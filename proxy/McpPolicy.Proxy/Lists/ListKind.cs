using McpPolicy.Policy.Methods;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>A list that is filtered: the member of a result that holds it, and the member of an item that names the item.</summary>
internal sealed class ListKind
{
    /// <summary>The answer to <c>tools/list</c>.</summary>
    public static readonly ListKind Tools = new("tools", "name", TargetKind.None);

    /// <summary>The answer to <c>prompts/list</c>.</summary>
    public static readonly ListKind Prompts = new("prompts", "name", TargetKind.Prompt);

    /// <summary>The answer to <c>resources/list</c>.</summary>
    public static readonly ListKind Resources = new("resources", "uri", TargetKind.Resource);

    /// <summary>The answer to <c>resources/templates/list</c>.</summary>
    public static readonly ListKind Templates = new("resourceTemplates", "uriTemplate", TargetKind.Template);

    /// <summary>The answer to <c>tasks/list</c>.</summary>
    public static readonly ListKind Tasks = new("tasks", "taskId", TargetKind.None);

    private static readonly ListKind[] All = [Tools, Prompts, Resources, Templates, Tasks];
    private static readonly byte[][] LowerCaseMembers = [.. All.Select(static kind => LowerCase(kind._member))];

    private readonly byte[] _member;
    private readonly byte[] _key;
    private readonly byte[][] _lowerCaseKey;
    private readonly TargetKind _target;

    private ListKind(string member, string key, TargetKind target)
    {
        _member = System.Text.Encoding.UTF8.GetBytes(member);
        _key = System.Text.Encoding.UTF8.GetBytes(key);
        _lowerCaseKey = [LowerCase(_key)];
        _target = target;
    }

    /// <summary>The list that a method asks for.</summary>
    public static ListKind Of(McpMethod method) =>
        method switch
        {
            McpMethod.PromptsList => Prompts,
            McpMethod.ResourcesList => Resources,
            McpMethod.ResourceTemplatesList => Templates,
            McpMethod.Tasks => Tasks,
            _ => Tools,
        };

    /// <summary>The list that a member of a result holds; null when it holds none.</summary>
    public static ListKind? Find(ReadOnlySpan<byte> member)
    {
        foreach (ListKind kind in All)
        {
            if (member.SequenceEqual(kind._member))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Whether a member of a result holds a list, or could be taken for one that does.</summary>
    public static bool IsLikeMember(ReadOnlySpan<byte> member) =>
        Find(member) is not null || KeyVariants.Contains(member, LowerCaseMembers);

    /// <summary>Whether a member of an item is its name.</summary>
    public bool IsKey(ReadOnlySpan<byte> name) => name.SequenceEqual(_key);

    /// <summary>Whether a member of an item, which is not its name, could be taken for it.</summary>
    public bool IsKeyVariant(ReadOnlySpan<byte> name) => KeyVariants.Contains(name, _lowerCaseKey);

    /// <summary>Whether a list could hold anything; if not, the server need not be asked.</summary>
    public bool MayHold(ActivePolicy? policy) => this == Tools || this == Tasks || policy?.Engine.MayList(_target) == true;

    /// <summary>Whether an item is shown.</summary>
    public bool IsListed(ActivePolicy policy, ReadOnlySpan<byte> name, ListScope scope)
    {
        if (this == Tasks)
        {
            return scope.Tasks?.IsListed(name, scope.Caller, TaskGate.IsOpen(policy)) == true;
        }

        return this == Tools ? policy.Engine.IsListed(name, scope.Caller) : policy.Engine.IsListed(_target, name, scope.Caller);
    }

    private static byte[] LowerCase(byte[] name)
    {
        byte[] lower = [.. name];
        System.Text.Ascii.ToLowerInPlace(lower, out _);
        return lower;
    }
}
