using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Tests;

public sealed class CallingCodeTests
{
    [Theory]
    [InlineData("5511987654321", "BR")]
    [InlineData("+4915112345678", "DE")]
    [InlineData("14155550142", "US")]
    [InlineData("14165550142", "CA")]
    [InlineData("18765550142", "JM")]
    [InlineData("17875550142", "PR")]
    [InlineData("79161234567", "RU")]
    [InlineData("77011234567", "KZ")]
    [InlineData("447911123456", "GB")]
    [InlineData("447797712345", "JE")]
    [InlineData("390612345678", "IT")]
    [InlineData("919876501234", "IN")]
    [InlineData("971501234567", "AE")]
    [InlineData("2348012345678", "NG")]
    [InlineData("5215512345678", "MX")]
    [InlineData("262692123456", "RE")]
    [InlineData("262639123456", "YT")]
    [InlineData("59996123456", "CW")]
    [InlineData("DE.7710982345610023", "DE")]
    [InlineData("BR.ENT.12", "BR")]
    [InlineData("999123", null)]
    [InlineData("", null)]
    [InlineData("Y2FwaV9ncm91cDoxMjM0", null)]
    public void A_number_has_the_country_of_its_longest_prefix_and_a_user_id_its_own(string recipient, string? country) =>
        CallingCodes.CountryOf(recipient).Should().Be(country);
}
