using Omni.Channels.WhatsAppCloud.Sending;

namespace Omni.Channels.WhatsAppCloud.Tests;

public sealed class RecipientTests
{
    [Theory]
    [InlineData("+55 (11) 98765-4321", "5511987654321")]
    [InlineData("5511987654321", "5511987654321")]
    [InlineData("0055 11 98765.4321", "5511987654321")]
    [InlineData(" +1 555-010-0001 ", "15550100001")]
    public void A_phone_number_becomes_its_digits(string to, string digits)
    {
        var recipient = Recipient.Parse(to);

        recipient.Should().Be(new Recipient(digits, Recipient.Kinds.Phone));
    }

    [Theory]
    [InlineData("US.13491208655302741918", "User")]
    [InlineData("US.ENT.11815799212886844830", "User")]
    [InlineData("Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD", "Group")]
    public void User_and_group_ids_are_told_apart(string to, string kind) => Recipient.Parse(to)!.Kind.ToString().Should().Be(kind);

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567890123456")]
    [InlineData("55+11987654321")]
    [InlineData("0123456789")]
    [InlineData("us.1349")]
    public void What_can_be_no_recipient_is_refused(string to) => Recipient.Parse(to).Should().BeNull();
}
