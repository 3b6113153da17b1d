namespace McpPolicy.Corpus.Reading;

/// <summary>What a reader has to tolerate, or to do otherwise than the standards say, to read what it reads.</summary>
[Flags]
public enum Leniency : ulong
{
    /// <summary>Nothing: any correct server reads this.</summary>
    None = 0,

    /// <summary>Serves MCP at whatever path is asked for.</summary>
    AnyPath = 1UL << 0,

    /// <summary>Reads bodies of whatever HTTP method.</summary>
    AnyHttpMethod = 1UL << 1,

    /// <summary>Takes LF or CR alone for the end of a header line.</summary>
    BareLineEnds = 1UL << 2,

    /// <summary>Takes a folded line for a header of its own.</summary>
    FoldedHeaders = 1UL << 3,

    /// <summary>Drops blanks and controls around a header's name.</summary>
    LooseHeaderNames = 1UL << 4,

    /// <summary>Takes <c>_</c> in a header's name for <c>-</c>, as CGI's variables do.</summary>
    UnderscoredHeaders = 1UL << 5,

    /// <summary>Takes one of several <c>Content-Length</c> values, or one that is no plain number.</summary>
    OddContentLength = 1UL << 6,

    /// <summary>Goes by <c>Content-Length</c> although there is a <c>Transfer-Encoding</c>.</summary>
    LengthOverChunks = 1UL << 7,

    /// <summary>Reads chunks whenever some <c>Transfer-Encoding</c> mentions them.</summary>
    OddTransferEncoding = 1UL << 8,

    /// <summary>Reads chunks that are not written as RFC 9112 has it.</summary>
    LooseChunks = 1UL << 9,

    /// <summary>Ignores that there is a body, and reads it as the next request.</summary>
    BodyIgnored = 1UL << 10,

    /// <summary>Reads everything after the headers as the body.</summary>
    NoFraming = 1UL << 11,

    /// <summary>Takes trailers for headers.</summary>
    Trailers = 1UL << 12,

    /// <summary>Changes the protocol as the client asked, and reads frames.</summary>
    Upgraded = 1UL << 13,

    /// <summary>Goes by the headers that mirror the body.</summary>
    NamedByHeader = 1UL << 14,

    /// <summary>Reads a message in the query.</summary>
    QueryMessage = 1UL << 15,

    /// <summary>Decodes the body as a form.</summary>
    FormBody = 1UL << 16,

    /// <summary>Decompresses the body.</summary>
    Decompressed = 1UL << 17,

    /// <summary>Decodes the body by the charset that was named.</summary>
    NamedCharset = 1UL << 18,

    /// <summary>Guesses the encoding from the first bytes.</summary>
    SniffedEncoding = 1UL << 19,

    /// <summary>Skips a byte order mark.</summary>
    ByteOrderMark = 1UL << 20,

    /// <summary>Drops bytes that are no UTF-8.</summary>
    InvalidBytesDropped = 1UL << 21,

    /// <summary>Decodes overlong forms.</summary>
    OverlongForms = 1UL << 22,

    /// <summary>Drops NULs.</summary>
    NulsDropped = 1UL << 23,

    /// <summary>Skips what stands before the message.</summary>
    LeadingJunk = 1UL << 24,

    /// <summary>Ignores what stands behind the message.</summary>
    TrailingJunk = 1UL << 25,

    /// <summary>Reads one message after the other.</summary>
    Concatenated = 1UL << 26,

    /// <summary>Completes what was cut off.</summary>
    CutOff = 1UL << 27,

    /// <summary>Skips comments.</summary>
    Comments = 1UL << 28,

    /// <summary>Skips commas too many.</summary>
    SpareCommas = 1UL << 29,

    /// <summary>Reads strings in single quotes.</summary>
    SingleQuotes = 1UL << 30,

    /// <summary>Reads names and words without quotes.</summary>
    UnquotedNames = 1UL << 31,

    /// <summary>Reads numbers that JSON does not have.</summary>
    LooseNumbers = 1UL << 32,

    /// <summary>Reads escapes that JSON does not have.</summary>
    LooseEscapes = 1UL << 33,

    /// <summary>Reads control characters inside strings.</summary>
    RawControls = 1UL << 34,

    /// <summary>Drops halves of surrogate pairs.</summary>
    HalfPairsDropped = 1UL << 35,

    /// <summary>Reads a message that is a string of JSON.</summary>
    DoubleEncoded = 1UL << 36,

    /// <summary>Executes the messages of an array.</summary>
    Batch = 1UL << 37,

    /// <summary>The first of equal members counts.</summary>
    FirstDuplicate = 1UL << 38,

    /// <summary>The last of equal members counts.</summary>
    LastDuplicate = 1UL << 39,

    /// <summary>Names match without regard to case.</summary>
    CaseInsensitive = 1UL << 40,

    /// <summary>Names match by Unicode's folding of case.</summary>
    UnicodeFolding = 1UL << 41,

    /// <summary>Texts end at a NUL.</summary>
    NulTerminated = 1UL << 42,

    /// <summary>Drops blanks and controls around a text.</summary>
    Trimmed = 1UL << 43,

    /// <summary>Finds a method that is spelt nearly right.</summary>
    LooseMethod = 1UL << 44,

    /// <summary>Takes an array of one text for the text.</summary>
    Coerced = 1UL << 45,

    /// <summary>Takes parameters by position.</summary>
    PositionalParams = 1UL << 46,

    /// <summary>Reads parameters that are a string of JSON.</summary>
    StringifiedParams = 1UL << 47,

    /// <summary>Does not look at <c>jsonrpc</c>.</summary>
    VersionIgnored = 1UL << 48,

    /// <summary>Executes whatever the id is, or without one.</summary>
    IdIgnored = 1UL << 49,

    /// <summary>Executes a message that is an answer, too.</summary>
    ResultIgnored = 1UL << 50,

    /// <summary>Executes a call whose parameters or arguments are not of the kind that MCP has.</summary>
    KindIgnored = 1UL << 51,

    /// <summary>Reads bodies of whatever media type.</summary>
    AnyMediaType = 1UL << 52,
}
