using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Methods;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>Finds what the rules say about requests other than <c>tools/call</c>.</summary>
internal sealed class MethodLookup(CompiledPolicy policy)
{
    private const string LongUri = "The URI is longer than 2048 characters.";
    private const string PartlyScoped = "A rule asks for scopes for some of what the template stands for; ask about a narrower one.";
    private const string UnknownMethod = "MCP has no such method, and no rule names it.";

    private readonly Fallback _known = new(policy.Default, policy.AuditDefault, policy.DefaultMethodReason);
    private readonly Fallback _unknown = new(
        // What such a method does at the server is unknown; it must not lead around a rule.
        policy.Rules.IsEmpty
            ? policy.Default
            : DefaultAction.Deny,
        policy.Rules.IsEmpty ? policy.AuditDefault : DefaultAction.Deny,
        UnknownMethod
    );

    /// <summary>What is decided where no rule is about a method's request.</summary>
    public Fallback FallbackFor(string method) => MethodCatalog.Names.Contains(method) ? _known : _unknown;

    /// <summary>The entry, or why the request is about nothing that could be decided on.</summary>
    public (NameEntry? Entry, string? Problem) Find(in MethodCall call)
    {
        var index = call.Kind == TargetKind.None ? policy.Methods.Plain : policy.Methods.Items(call.Method, call.Kind);
        if (index is null)
        {
            return (null, UnknownMethod);
        }

        // Where no rule is about any, there is nothing that a name could lead around.
        return index.IsEmpty ? (index.Unnamed, null) : Find(index, call);
    }

    public bool MayList(TargetKind kind)
    {
        var uses = policy.Methods.Items(UseOf(kind), kind)!;
        return policy.Default == DefaultAction.Allow || !uses.IsEmpty;
    }

    public bool IsListed(TargetKind kind, ReadOnlySpan<byte> target, Caller caller)
    {
        var uses = policy.Methods.Items(UseOf(kind), kind)!;
        var lists = policy.Methods.Items(ListOf(kind), kind)!;
        return FindListed(uses, kind, target) is { } use
            && EntryDecision.MayAllow(use, caller, policy.Default)
            && FindListed(lists, kind, target) is { } list
            && EntryDecision.MayAllow(list, caller, DefaultAction.Allow);
    }

    private static (NameEntry? Entry, string? Problem) Find(NameIndex index, in MethodCall call)
    {
        if (call.Kind == TargetKind.None)
        {
            return (index.Find(Encoding.UTF8.GetBytes(call.Method)), UnknownMethod);
        }

        var target = call.Target.Span;
        if (call.Kind == TargetKind.Prompt)
        {
            return (index.Find(target), "The prompt's name is empty, longer than 1024 characters or not UTF-8.");
        }

        var glob = call.Kind == TargetKind.Template ? UriTemplateGlob.TryConvert(target) : null;
        if (Problem(call.Kind, target, glob) is { } problem)
        {
            return (null, $"The URI cannot be compared with the policy's: {problem}.");
        }

        return glob is null ? (index.Find(target), LongUri) : (index.FindAll(glob, isAboutAll: true), PartlyScoped);
    }

    private static NameEntry? FindListed(NameIndex index, TargetKind kind, ReadOnlySpan<byte> target)
    {
        if (index.IsEmpty)
        {
            return index.Unnamed;
        }

        if (kind == TargetKind.Prompt)
        {
            return index.Find(target);
        }

        var glob = kind == TargetKind.Template ? UriTemplateGlob.TryConvert(target) : null;
        if (Problem(kind, target, glob) is not null)
        {
            return null;
        }

        return glob is null ? index.Find(target) : index.FindAll(glob, isAboutAll: false);
    }

    private static string? Problem(TargetKind kind, ReadOnlySpan<byte> target, byte[]? glob)
    {
        if (kind == TargetKind.Resource)
        {
            return UriSpelling.Problem(target);
        }

        return glob is null ? "the braces of its template do not match" : UriGlobSpelling.Problem(glob);
    }

    private static string UseOf(TargetKind kind) => kind == TargetKind.Prompt ? MethodCatalog.PromptsGet : MethodCatalog.ResourcesRead;

    private static string ListOf(TargetKind kind) =>
        kind switch
        {
            TargetKind.Prompt => MethodCatalog.PromptsList,
            TargetKind.Template => MethodCatalog.TemplatesList,
            _ => MethodCatalog.ResourcesList,
        };
}
