using System.Text.Json;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Tests;

public sealed class SecretTests
{
    [Fact]
    public void A_secret_never_shows_itself()
    {
        var secret = new Secret("hunter2");

        $"{secret}".Should().Be("***");
        JsonSerializer.Serialize(secret).Should().Be("\"***\"");
        JsonSerializer.Deserialize<Secret>("\"hunter2\"")!.Reveal().Should().Be("hunter2");
        secret.Matches("hunter2").Should().BeTrue();
        secret.Matches("hunter3").Should().BeFalse();
        secret.Fingerprint.Should().HaveLength(16).And.NotContain("hunter2");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" ", " ")]
    public void A_blank_secret_matches_nothing(string secret, string candidate) => new Secret(secret).Matches(candidate).Should().BeFalse();
}
