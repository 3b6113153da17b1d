using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Controllers.Events;

namespace McpPolicy.Controllers.Tests.Events;

public class EventTextTests
{
    [Fact]
    public void Cut_AnyText_FitsAndKeepsAPrefixOfWholeCharacters() =>
        Prop.ForAll(
                Gen.Elements("a", "é", "€", "😀").ListOf().Select(parts => string.Concat(parts)).ToArbitrary(),
                Gen.Choose(4, 40).ToArbitrary(),
                (text, limit) =>
                {
                    var cut = EventText.Cut(text, limit);
                    var kept = cut.TrimEnd('…');
                    return Encoding.UTF8.GetByteCount(cut) <= limit
                        && text.StartsWith(kept, StringComparison.Ordinal)
                        && !kept.Any(c => c == '\uFFFD')
                        && (cut == text || (cut.EndsWith('…') && Encoding.UTF8.GetByteCount(kept) > limit - 3 - 4));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Cut_TextThatFitsExactly_IsKept() => Assert.Equal("ééé", EventText.Cut("ééé", 6));
}
