using System.Text;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Policy.Tests.Documents;

/// <summary>Rules about prompts, resources and methods that could not mean what somebody wanted.</summary>
public class MethodRuleErrorTests
{
    [Theory]
    [InlineData("\"methods\":[\"resource/read\"]", "no method is named \"resource/read\"; did you mean \"resources/read\"?")]
    [InlineData("\"methods\":[\"Resources/read\"]", "no method is named \"Resources/read\"; did you mean \"resources/read\"?")]
    [InlineData("\"methods\":[\"sampling/createMessage\"]", "no method is named")]
    [InlineData("\"methods\":[\"task/*\"]", "no method is named \"task/*\"")]
    [InlineData("\"methods\":[\"tasks/lst*\"]", "no method is named \"tasks/lst*\"; did you mean \"tasks/list\"?")]
    [InlineData("\"methods\":[\"initialize\"]", "\"initialize\" always passes")]
    [InlineData("\"methods\":[\"subscriptions/listen\"]", "\"subscriptions/listen\" always passes")]
    [InlineData("\"methods\":[\"notifications/cancelled\"]", "\"notifications/cancelled\" always passes")]
    [InlineData("\"methods\":[\"tools/call\"]", "\"tools/call\" is decided by the tools' names; write \"tools\"")]
    [InlineData("\"methods\":[]", "\"methods\" is empty")]
    [InlineData("\"resources\":[]", "\"resources\" is empty")]
    [InlineData("\"prompts\":[]", "\"prompts\" is empty")]
    [InlineData("\"tools\":[\"t\"],\"methods\":[\"tasks/get\"]", "\"methods\" beside \"tools\" says nothing")]
    [InlineData("\"resources\":[\"note:*\"],\"methods\":[\"tasks/get\"]", "\"tasks/get\" has neither prompt nor resource")]
    [InlineData("\"resources\":[\"note:*\"],\"methods\":[\"*\"]", "\"*\" has neither prompt nor resource")]
    [InlineData("\"resources\":[\"note:*\"],\"methods\":[\"prompts/get\"]", "none of these methods has resources")]
    [InlineData("\"prompts\":[\"p\"],\"methods\":[\"resources/read\"]", "none of these methods has prompts")]
    [InlineData("\"resources\":[\"file:///{path}\"]", "is a URI template; a rule is about URIs, so write * for what may vary")]
    [InlineData("\"resources\":[\"file:///repo/../*\"]", "it has a . or .. where a name is expected")]
    [InlineData("\"resources\":[\"File:///repo/*\"]", "it does not begin with a scheme in lower case")]
    [InlineData("\"resources\":[\"/repo/*\"]", "it does not begin with a scheme in lower case")]
    [InlineData("\"resources\":[\"https://example.com*\"]", "it needs a host and a / after it")]
    [InlineData("\"resources\":[\"file:///a b\"]", "must percent-encode")]
    [InlineData("\"resources\":[\"note:*\"],\"when\":{\"path\":\"/a\",\"op\":\"exists\"}", "only tools and prompts have arguments")]
    [InlineData("\"methods\":[\"prompts/get\"],\"when\":{\"path\":\"/a\",\"op\":\"exists\"}", "only tools and prompts have arguments")]
    [InlineData(
        "\"resources\":[\"note:*\"],\"limits\":[{\"window\":\"day\",\"max\":1,\"incrementFrom\":\"/a\"}]",
        "only tools and prompts have an argument"
    )]
    [InlineData(
        "\"prompts\":[\"p\"],\"limits\":[{\"window\":\"day\",\"max\":1,\"scope\":\"grant+tool\"}]",
        "a scope with +tool counts by tool"
    )]
    public void Read_RuleWithAnError_SaysWhatToWriteInstead(string members, string expected) =>
        AssertError(
            "{\"version\":\"1\",\"policies\":[{\"name\":\"a\",\"rules\":[{\"name\":\"r\",\"action\":\"Allow\"," + members + "}]}]}",
            expected
        );

    [Theory]
    [InlineData("\"resources\":{\"repo/*\":{}}", "it does not begin with a scheme in lower case")]
    [InlineData("\"methods\":{\"ping\":{}}", "\"ping\" always passes")]
    [InlineData("\"prompts\":{\"\":{}}", "a prompt's name is not empty")]
    [InlineData("\"prompts\":[\"p\"]", "\"prompts\" must be an object with a key for each name")]
    [InlineData("\"prompts\":{\"p\":{\"require\":[]}}", "unknown key \"require\" in a prompt's entry")]
    [InlineData("\"resources\":{\"note:1\":{\"limits\":[{\"window\":\"day\",\"max\":1,\"scope\":\"grant+tool\"}]}}", "+tool")]
    public void Read_SectionWithAnError_SaysWhatToWriteInstead(string section, string expected) =>
        AssertError("{\"version\":\"1\"," + section + "}", expected);

    [Fact]
    public void Read_KeyLongerThanARulesName_SaysWhereToWriteIt()
    {
        var uri = "note:" + new string('a', 300);

        AssertError(
            """{"version":"1","resources":{"KEY":{}}}""".Replace("KEY", uri, StringComparison.Ordinal),
            "write a rule under \"policies\""
        );
    }

    private static void AssertError(string document, string expected)
    {
        var result = PolicyReader.Read(Encoding.UTF8.GetBytes(document), "p");

        Assert.Null(result.Document);
        Assert.Contains(expected, string.Join('\n', result.Diagnostics), StringComparison.Ordinal);
    }
}
