using FsCheck;
using FsCheck.Fluent;
using Omni.Channels.WhatsAppCloud.Graph;

namespace Omni.Channels.WhatsAppCloud.Tests.Graph;

/// <summary>What may stand in the path of a call to Meta.</summary>
public sealed class GraphIdTests
{
    private static readonly string[] Pieces = ["0", "7", "12", "..", "/", "\n", " ", "٣", "１", "+", "?", "%2e", "\0", "#", "a"];

    [Theory]
    [InlineData("106540352242922")]
    [InlineData("007")]
    [InlineData("12345678901234567890123456789012")]
    public void Digits_are_an_id(string text) => GraphId.IsValid(text).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("1\n")]
    [InlineData(" 1")]
    [InlineData("-1")]
    [InlineData("1/2")]
    [InlineData("1%2f2")]
    [InlineData("١٢٣")]
    [InlineData("１２３")]
    [InlineData("123456789012345678901234567890123")]
    public void Anything_else_is_none(string text) => GraphId.IsValid(text).Should().BeFalse();

    [Fact]
    public void Whatever_is_an_id_is_one_segment_of_the_path_and_nothing_else() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(),
        text => !GraphId.IsValid(text)
            || new Uri(new Uri("https://graph.facebook.com/v25.0/"), text).AbsoluteUri == $"https://graph.facebook.com/v25.0/{text}")
        .QuickCheckThrowOnFailure();
}
