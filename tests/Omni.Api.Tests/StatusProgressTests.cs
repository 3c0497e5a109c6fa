using FsCheck;
using FsCheck.Fluent;
using Omni.Api.Projections;
using Omni.Contract.Messages;

namespace Omni.Api.Tests;

public sealed class StatusProgressTests
{
    private static readonly string[] Statuses =
        [DeliveryStatus.Pending, DeliveryStatus.Sent, DeliveryStatus.Failed, DeliveryStatus.Delivered, DeliveryStatus.Read];

    [Fact]
    public void Any_order_of_the_same_reports_ends_the_same() => Prop.ForAll(
        Gen.SubListOf(Statuses).ToArbitrary(),
        reports => Fold(reports) == Fold(Enumerable.Reverse(reports)) && Fold(reports) == Fold(reports.Concat(reports)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("delivered", "failed", "delivered")]
    [InlineData("sent", "failed", "failed")]
    [InlineData("read", "delivered", "read")]
    [InlineData("pending", "something new", "pending")]
    public void The_further_one_wins(string known, string reported, string expected) =>
        StatusProgress.Further(known, reported).Should().Be(expected);

    private static string Fold(IEnumerable<string> reports) => reports.Aggregate(DeliveryStatus.Pending, StatusProgress.Further);
}
