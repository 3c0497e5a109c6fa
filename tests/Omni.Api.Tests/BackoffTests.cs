using FsCheck;
using FsCheck.Fluent;
using Omni.Api.Foundation.Background;

namespace Omni.Api.Tests;

/// <summary>The pauses between tries.</summary>
public sealed class BackoffTests
{
    private static readonly Backoff Schedule = new(TimeSpan.FromSeconds(5), Factor: 3, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(2, 15)]
    [InlineData(3, 45)]
    [InlineData(8, 7200)]
    [InlineData(int.MaxValue, 7200)]
    public void Each_pause_is_longer_by_the_factor_up_to_the_longest(int failures, double seconds) =>
        Schedule.After(failures).Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_first_pause_that_is_longer_than_the_longest_stays_as_it_is() =>
        new Backoff(TimeSpan.FromMinutes(5), Factor: 2, TimeSpan.FromMinutes(1)).After(4).Should().Be(TimeSpan.FromMinutes(5));

    [Fact]
    public void Chance_adds_up_to_a_quarter_and_takes_nothing_away() => Prop.ForAll(
        Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(),
        (failures, percent) => Schedule.After(failures, percent / 100.0) is var spread
            && spread >= Schedule.After(failures) && spread <= Schedule.After(failures) * (1 + Backoff.Jitter)).QuickCheckThrowOnFailure();
}
