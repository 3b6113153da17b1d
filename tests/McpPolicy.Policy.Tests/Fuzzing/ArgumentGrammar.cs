using System.Text;

namespace McpPolicy.Policy.Tests.Fuzzing;

/// <summary>Random arguments: valid JSON, with names given twice, halves of surrogate pairs and numbers that no type holds.</summary>
internal sealed class ArgumentGrammar(Random random, StringBuilder text)
{
    private static readonly string[] Names = ["a", "b", "c", "d", "n", "é", "\\u0061", "c\\u0000", "\\ud83d\\ude00", "\\ud800", "x"];

    private static readonly string[] Scalars =
    [
        .. "null true false 0 -0 1 5.0 1e0 -3 1e400 1E-400 1e99999999999999999999 0.1 123456789012345678901234567890".Split(' '),
        .. "\"\" \"x\" \"xx\" \"\\u0078\" \"\\\\u0078\" \"\\ud83d\\ude00\" \"\\ud83d\" \"\\ude00\" \"\\\"\" \"é\" \"\\u00e9\" \"a\\nb\"".Split(
            ' '
        ),
    ];

    public void Object(int depth) => Many('{', '}', () => Member(depth));

    private void Value(int depth)
    {
        switch (depth > 0 ? random.Next(5) : 2)
        {
            case 0:
                Object(depth - 1);
                break;
            case 1:
                Many('[', ']', () => Value(depth - 1));
                break;
            default:
                text.Append(Pick(Scalars));
                break;
        }
    }

    private void Member(int depth)
    {
        text.Append('"').Append(Pick(Names)).Append("\":").Append(random.Next(4) == 0 ? " " : "");
        Value(depth);
    }

    private void Many(char open, char close, Action one)
    {
        text.Append(open);
        for (var i = random.Next(5); i > 0; i--)
        {
            one();
            text.Append(i > 1 ? "," : "");
        }

        text.Append(close);
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
