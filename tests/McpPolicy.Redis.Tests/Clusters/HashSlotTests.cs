using System.Text;
using McpPolicy.Redis.Clusters;

namespace McpPolicy.Redis.Tests.Clusters;

public class HashSlotTests
{
    // The check value of the cluster specification, and what redis-server's CLUSTER KEYSLOT says of the others.
    [Theory]
    [InlineData("123456789", 0x31C3)]
    [InlineData("{user1000}.following", 3443)]
    [InlineData("{user1000}.followers", 3443)]
    [InlineData("foo{}{bar}", 8363)]
    [InlineData("foo{{bar}}zap", 4015)]
    [InlineData("foo{bar}{zap}", 5061)]
    [InlineData("bar", 5061)]
    [InlineData("", 0)]
    public void Slot_OfAKey_IsTheClusters(string key, int slot) =>
        Assert.Equal(slot % HashSlot.Count, HashSlot.Of(Encoding.UTF8.GetBytes(key)));
}
