namespace McpPolicy.Proxy.Wire;

/// <summary>The refusals that need no detail, made once.</summary>
internal static class Refusals
{
    public static readonly Refusal Empty = Syntax("The body is empty; send one JSON-RPC message.");
    public static readonly Refusal NotUtf8 = Syntax("The body is not valid UTF-8.");
    public static readonly Refusal ByteOrderMark = Syntax("The body starts with a byte order mark; send UTF-8 without one.");
    public static readonly Refusal Malformed = Syntax("The body is not one JSON value (RFC 8259), or something follows it.");
    public static readonly Refusal TooDeep = new(
        400,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Size,
        "The body nests objects and arrays deeper than allowed."
    );
    public static readonly Refusal DuplicateName = Syntax("An object in the body has a member twice; names must be unique.");
    public static readonly Refusal LoneSurrogate = Syntax("A string in the body has half a surrogate pair.");

    public static readonly Refusal Batch = Envelope("Batches are not accepted; send one JSON-RPC message a request.");
    public static readonly Refusal NotAnObject = Envelope("The body is not a JSON object.");
    public static readonly Refusal Version = Envelope("\"jsonrpc\" must be \"2.0\".");
    public static readonly Refusal NameVariant = Envelope("A member name differs from a known one only in case or by a NUL.");
    public static readonly Refusal MethodVariant = Envelope(
        "The method differs from a known one only in case, or has control characters or white space at its ends."
    );
    public static readonly Refusal MethodKind = Envelope("\"method\" must be a string.");
    public static readonly Refusal MethodTooLong = Envelope("\"method\" is too long.");
    public static readonly Refusal BadId = Envelope(
        "\"id\" must be a string of at most 1024 bytes or an integer from -9007199254740991 to 9007199254740991."
    );
    public static readonly Refusal MethodAndResult = Envelope("A message has either \"method\" or one of \"result\" and \"error\".");
    public static readonly Refusal ResponseWithoutId = Envelope("A response needs an \"id\".");
    public static readonly Refusal ParamsKind = Envelope("\"params\" must be an object.");
    public static readonly Refusal NotANotification = Envelope("A request needs an \"id\"; only notifications/… go without.");
    public static readonly Refusal NotARequest = Envelope("A notifications/… message has no \"id\".");

    public static readonly Refusal MetaKind = Parameters("\"params._meta\" must be an object.");
    public static readonly Refusal MetaVersionKind = Parameters("\"params._meta\" must give the protocol version as a string.");
    public static readonly Refusal MetaVersionMissing = Parameters(
        "\"params._meta\" must have \"io.modelcontextprotocol/protocolVersion\" in this protocol version."
    );
    public static readonly Refusal ToolName = Parameters(
        "\"params.name\" must be a string of 1 to 1024 bytes without control characters, and without white space at its ends."
    );
    public static readonly Refusal Reference = Parameters(
        "\"params.ref\" must have the type ref/prompt with a name, or ref/resource with a uri, and not both."
    );
    public static readonly Refusal TaskId = Parameters("\"params.taskId\" must be a string of 1 to 1024 bytes.");
    public static readonly Refusal Subscription = Parameters(
        "\"params.notifications\" must be an object of booleans, and of a list of URIs in resourceSubscriptions."
    );
    public static readonly Refusal ResourceUri = Parameters("\"params.uri\" must be a string.");

    // Without a URI there is nothing that a policy could decide, so the server is not asked for the answer that this version prescribes.
    public static readonly Refusal NoSubscribe = new(
        404,
        JsonRpcCodes.MethodNotFound,
        RefusalReason.Parameters,
        "This protocol version has no resources/subscribe and resources/unsubscribe; use subscriptions/listen."
    );
    public static readonly Refusal ArgumentsKind = Parameters("\"params.arguments\" must be an object.");

    public static readonly Refusal ContentType = new(
        415,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.MediaType,
        "Content-Type must be application/json, in UTF-8."
    );
    public static readonly Refusal ContentEncoding = new(
        415,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.MediaType,
        "Content-Encoding is not accepted; send the body as it is."
    );
    public static readonly Refusal TooLarge = new(
        413,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Size,
        "The body is larger than this proxy accepts."
    );
    public static readonly Refusal TooSlow = new(
        408,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Size,
        "The body did not arrive in the time allowed."
    );
    public static readonly Refusal BrokenBody = new(
        400,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Syntax,
        "The body does not keep to HTTP's framing."
    );

    /// <summary>The refusal for a fault of the strict reader.</summary>
    public static Refusal For(JsonFault fault) =>
        fault switch
        {
            JsonFault.TooDeep => TooDeep,
            JsonFault.DuplicateName => DuplicateName,
            JsonFault.LoneSurrogate => LoneSurrogate,
            _ => Malformed,
        };

    /// <summary>The refusal for a body that could not be read to its end.</summary>
    public static Refusal For(IOException exception) =>
        exception is BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } ? TooSlow : BrokenBody;

    private static Refusal Syntax(string message) => new(400, JsonRpcCodes.ParseError, RefusalReason.Syntax, message);

    private static Refusal Envelope(string message) => new(400, JsonRpcCodes.InvalidRequest, RefusalReason.Envelope, message);

    private static Refusal Parameters(string message) => new(400, JsonRpcCodes.InvalidParams, RefusalReason.Parameters, message);
}
