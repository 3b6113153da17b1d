using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Bindings;

/// <summary>
/// Binds sessions to the caller that opened them (MCP 2025-11-25, Security Best Practices, "Session Hijacking"): a session's id is no
/// credential. An id that this process did not see opened, because another replica did or before a restart, belongs to the first
/// caller that comes with it.
/// </summary>
internal sealed class SessionBindings(TimeProvider time)
{
    private const int Capacity = 65_536;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>What the sessions of a server answer for one that they do not have; clients initialize anew.</summary>
    public static readonly Refusal Foreign = new(
        StatusCodes.Status404NotFound,
        JsonRpcCodes.SessionNotFound,
        RefusalReason.Session,
        "There is no such session for this caller; initialize a new one."
    );

    private readonly BindingTable<string> _owners = new(time, Capacity);

    /// <summary>The same for a message; those of the stateless era have no session, whatever their headers say.</summary>
    public Refusal? Check(IHeaderDictionary headers, McpRequest message, Caller caller) =>
        message.Era == ProtocolEra.Sessions ? Check(headers, caller) : null;

    /// <summary>Null when the caller may use the session that the headers name, or they name none; else why not.</summary>
    public Refusal? Check(IHeaderDictionary headers, Caller caller)
    {
        string? session = headers[SessionGuard.Header];
        if (session is null)
        {
            return null;
        }

        string owner = _owners.GetOrAdd(session, caller.Id, Lifetime);
        if (owner != caller.Id)
        {
            return Foreign;
        }

        _owners.Extend(session, owner, Lifetime);
        return null;
    }

    /// <summary>Binds the session that the answer to a request may open, before the client learns of it.</summary>
    public void BindOpened(HttpContext context, Caller caller) =>
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers[SessionGuard.Header] is [{ Length: > 0 } session])
            {
                _owners.Set(session, caller.Id, Lifetime);
            }

            return Task.CompletedTask;
        });

    /// <summary>Forgets the session of a request when its answer says that it is over.</summary>
    public void ForgetEnded(HttpContext context)
    {
        int status = context.Response.StatusCode;
        bool ended = HttpMethods.IsDelete(context.Request.Method)
            ? status is >= 200 and < 300 or 404
            : status == StatusCodes.Status404NotFound;
        if (ended && context.Request.Headers[SessionGuard.Header] is [{ } session])
        {
            _owners.Remove(session);
        }
    }
}
