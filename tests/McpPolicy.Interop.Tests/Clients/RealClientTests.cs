using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>
/// Real clients to real servers through the real proxy: connect, list, call, be denied and limited, see progress, cancel, resume.
/// Where a client may choose, it asks the server what it speaks.
/// </summary>
public sealed class RealClientTests(NodePrograms programs)
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Cases { get; } =
        MatrixCase.All.Select(static one => new TheoryDataRow<string, string, string>(one.Client, one.Server, one.Transport));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Story_ThroughTheProxy_IsWhatThePolicySays(string client, string server, string transport) =>
        await new MatrixCase(server, transport, client).RunAsync(programs);
}
