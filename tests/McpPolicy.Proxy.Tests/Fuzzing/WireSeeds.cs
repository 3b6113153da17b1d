using System.Text;
using McpPolicy.Corpus.Cases;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>What mutations start from: the bodies of the corpus, and answers with lists.</summary>
internal static class WireSeeds
{
    // A large body takes long to read and teaches no more than a small one.
    private const int LongestBody = 2048;

    public static byte[][] Requests { get; } =
    [
        .. CorpusReader
            .ReadAll(CorpusReader.DefaultFolder)
            .Select(static entry => entry.Request.Body)
            .OfType<byte[]>()
            .Where(static body => body.Length is > 0 and <= LongestBody),
    ];

    public static byte[][] Answers { get; } =
    [
        .. new[]
        {
            """{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"echo"},{"name":"delete_run"}],"nextCursor":"n"}}""",
            """{"jsonrpc":"2.0","id":"a","result":{"tools":[{"name":"secret","description":"x","inputSchema":{"type":"object"}}]}}""",
            """{"result":{"_meta":{"a":[1]},"tools":[{"title":"t","name":"limited_once"},{"name":"x"},{"name":"echo"}],"ttlMs":5000,"cacheScope":"public"}}""",
            """ { "result" : { "tools" : [ { "name" : "delete_run" } , { "name" : "echo" } ] , "x" : 1e400 } , "id" : 7 } """,
            """[{"id":1,"result":{"tools":[{"name":"delete_run"}]}},{"id":2,"result":{"tools":[{"name":"echo"}]}}]""",
            """{"jsonrpc":"2.0","id":3,"result":{"content":[{"type":"text","text":"{\"result\":{\"tools\":[]}}"}]}}""",
            """{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":{"tools":[{"name":"delete_run"}]}}}""",
            """{"jsonrpc":"2.0","id":4,"error":{"code":-32601,"message":"no","data":{"result":1}}}""",
            """{"id":5,"result":{"tools":[]}}""",
            """{"id":6,"result":{"prompts":[{"name":"echo"},{"name":"hidden","arguments":[]}],"nextCursor":"p"}}""",
            """{"id":7,"result":{"resources":[{"uri":"file:///b","name":"echo"},{"name":"x","uri":"file:///a"}],"tools":[{"name":"x"}]}}""",
            """{"id":8,"result":{"resourceTemplates":[{"uriTemplate":"note:{p}","name":"echo"}],"_meta":{"resources":[{"uri":"file:///b"}]}}}""",
            """{"id":10,"result":{"tasks":[{"taskId":"t-1","status":"working"},{"status":"failed","taskId":"t-2"}],"nextCursor":"k"}}""",
            """{"id":9,"result":{"contents":[{"uri":"file:///a","text":"x"}]}}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static byte[] Pick(this byte[][] seeds, Random random) => seeds[random.Next(seeds.Length)];
}
