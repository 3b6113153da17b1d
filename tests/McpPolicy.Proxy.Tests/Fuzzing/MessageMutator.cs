using System.Text;
using McpPolicy.Testing.Fuzzing;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>Spoils messages token by token, with a liking for what parsers of MCP differ in.</summary>
internal sealed class MessageMutator(Random random)
{
    private static readonly string[] Words =
    [
        .. "jsonrpc id method params result error name uri arguments _meta task tools nextCursor cacheScope ttlMs cursor 2.0".Split(' '),
        .. "tools/call tools/list ping initialize resources/read notifications/initialized echo delete_run secret limited_once".Split(' '),
        .. "NAME Name naMe Params METHOD Method Result Tools TOOLS tool\u017F re\u017Fult param\u017F tas\u212A \u0131d".Split(' '),
        .. @"n\u0061me m\u0065thod tools\/call \u0064elete_run name\u0000 name\u0000x delete_run\u0000 \ud800 \udc00\ud800 \ud83d\ude00".Split(
            ' '
        ),
        .. "io.modelcontextprotocol/protocolVersion 2026-07-28 2025-11-25".Split(' '),
        "",
        " delete_run",
        "delete_run ",
        "delete_run\u00A0",
        "tools/call ",
        "Tools/Call",
        @"delete_run\n",
    ];

    private static readonly string[] Scraps =
    [
        .. "{ } [ ] , : null true 0 1 -0 1.5 1e3 9007199254740993 {} [] 01 NaN /**/ // 'name' \\".Split(' '),
        .. "\uFEFF \u00A0 \v \0 \x1E +ACI- ,} ,,".Split(' '),
        "\n",
        "\r",
        " ",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_run"}}""",
        """ "name":"delete_run",""",
        ""","name":"delete_run" """,
        """ "method":"tools/call",""",
        """ "params":{"name":"delete_run"},""",
        """ "tools":[{"name":"delete_run"}],""",
        """ "result":{"tools":[{"name":"delete_run"}]},""",
    ];

    /// <summary>A copy with one to four changes; now and then bytes are spoilt without regard to tokens.</summary>
    public byte[] Mutate(byte[] source, byte[] other)
    {
        List<byte[]> tokens = JsonTokens.Split(source);
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            Change(tokens, other);
        }

        byte[] mutated = JsonTokens.Join(tokens);
        return random.Next(8) == 0 ? ByteMutator.Mutate(random, mutated) : mutated;
    }

    private void Change(List<byte[]> tokens, byte[] other)
    {
        int at = random.Next(tokens.Count + 1);
        int count = Math.Min(tokens.Count - at, random.Next(1, 6));
        switch (random.Next(9))
        {
            case 0:
                tokens.RemoveRange(at, count);
                break;
            case 1:
                tokens.InsertRange(random.Next(tokens.Count + 1), tokens.GetRange(at, count));
                break;
            case 2:
                tokens.Insert(at, Encoding.UTF8.GetBytes(Pick(Scraps)));
                break;
            case 3:
                tokens.InsertRange(at, Part(JsonTokens.Split(other)));
                break;
            case 4 when at < tokens.Count:
                tokens[at] = Encoding.UTF8.GetBytes(Pick(Scraps));
                break;
            default:
                ChangeString(tokens);
                break;
        }
    }

    private void ChangeString(List<byte[]> tokens)
    {
        int[] strings = [.. Enumerable.Range(0, tokens.Count).Where(i => JsonTokens.IsString(tokens[i]))];
        if (strings.Length == 0)
        {
            return;
        }

        int at = strings[random.Next(strings.Length)];
        tokens[at] = random.Next(3) switch
        {
            0 => Respell(tokens[at]),
            1 => tokens[strings[random.Next(strings.Length)]],
            _ => JsonTokens.String(Pick(Words)),
        };
    }

    private byte[] Respell(byte[] token)
    {
        if (token.Length < 3)
        {
            return token;
        }

        int at = random.Next(1, token.Length - 1);
        byte letter = token[at];
        byte[] instead = random.Next(4) switch
        {
            0 => Encoding.ASCII.GetBytes($"\\u{letter:x4}"),
            1 => [(byte)(letter ^ 0x20)],
            2 => [letter, 0],
            _ => [.. @"\u0000"u8, letter],
        };
        return [.. token[..at], .. instead, .. token[(at + 1)..]];
    }

    private List<byte[]> Part(List<byte[]> tokens)
    {
        int start = random.Next(tokens.Count + 1);
        return tokens.GetRange(start, Math.Min(tokens.Count - start, random.Next(1, 12)));
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
