using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using Omni.Api.Sending.Lanes;

namespace Omni.Api.Tests.Sending.Lanes;

/// <summary>The pace of a number, on a fake clock: never above the limit in any second, and not far below it.</summary>
public sealed class PacerTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(80)]
    [InlineData(1000)]
    public void With_enough_to_send_the_limit_is_held_within_a_hundredth_and_never_exceeded(int limit)
    {
        var pacer = new Pacer(_time, limit);

        var departures = Run(pacer, TimeSpan.FromSeconds(20), timerLateness: () => 4);

        WorstSecond(departures).Should().BeLessThanOrEqualTo(limit);
        (departures.Count / 20d).Should().BeInRange((limit * 0.99) - 0.05, limit + 0.05);
    }

    [Fact]
    public void No_second_holds_more_than_the_limit_however_late_timers_are_and_however_long_nothing_was_to_send() => Prop.ForAll(
        Gen.Choose(1, 1000).ArrayOf(40).ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), (pauses, limit) =>
        {
            var pacer = new Pacer(_time, limit);
            var departures = new List<long>();
            foreach (var pause in pauses)
            {
                while (pacer.TryDepart(out _)) departures.Add(_time.GetTimestamp());
                _time.Advance(TimeSpan.FromMilliseconds(pause));
            }

            return WorstSecond(departures) <= limit;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_pause_is_not_made_up_for_by_a_burst()
    {
        var pacer = new Pacer(_time, 80);
        _time.Advance(TimeSpan.FromHours(1));

        Run(pacer, TimeSpan.FromMilliseconds(1), timerLateness: () => 1)
            .Should().HaveCountLessThanOrEqualTo(5, "50 ms of slots are made up for");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(1000)]
    public void What_is_made_up_for_after_a_stall_leaves_in_no_heap(int limit)
    {
        var pacer = new Pacer(_time, limit);
        Run(pacer, TimeSpan.FromSeconds(3), timerLateness: () => 1);

        _time.Advance(TimeSpan.FromMilliseconds(50));
        var departures = Run(pacer, TimeSpan.FromSeconds(1), timerLateness: () => 1);

        Worst(departures, TimeSpan.FromMilliseconds(10)).Should().BeLessThanOrEqualTo((int)Math.Ceiling(limit * 0.015));
        departures.Count.Should().BeGreaterThan((int)(limit * 0.98), "and yet it is made up for");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(1000)]
    public void What_was_held_up_on_its_way_counts_from_when_it_arrived(int limit)
    {
        var (pacer, chance) = (new Pacer(_time, limit), new Random(7));
        var (arrivals, answers) = (new List<long>(), new PriorityQueue<(long Departure, TimeSpan Took), long>());
        var end = _time.GetTimestamp() + (20 * _time.TimestampFrequency);
        while (_time.GetTimestamp() < end)
        {
            while (answers.TryPeek(out var answer, out var at) && at <= _time.GetTimestamp())
            {
                answers.Dequeue();
                pacer.Answered(answer.Departure, answer.Took);
            }

            if (!pacer.TryDepart(out var wait, out var departure))
            {
                _time.Advance(TimeSpan.FromMilliseconds(Math.Min(1, wait.TotalMilliseconds)) + TimeSpan.FromTicks(1));
                continue;
            }

            // Now and then everything on its way is held up for a while.
            var isStalled = _time.GetTimestamp() / (_time.TimestampFrequency / 1000) % 3000 < 60;
            var took = TimeSpan.FromMilliseconds(
                5 + (chance.NextDouble() * 3) + (isStalled ? 60 - (_time.GetTimestamp() / (_time.TimestampFrequency / 1000) % 3000) : 0));
            arrivals.Add(_time.GetTimestamp() + (long)(took.TotalSeconds * _time.TimestampFrequency));
            answers.Enqueue((departure, took), arrivals[^1]);
        }

        arrivals.Sort();
        WorstSecond(arrivals).Should().BeLessThanOrEqualTo(limit + Math.Max(3, limit / 200), "a receiver counts arrivals");
        (arrivals.Count / 20d).Should().BeGreaterThan(limit * 0.98);
    }

    [Fact]
    public void Too_fast_halves_the_pace_once_a_second_and_it_creeps_back()
    {
        var pacer = new Pacer(_time, 80);

        for (var i = 0; i < 20; i++) pacer.SlowDown();
        pacer.Rate.Should().Be(40, "many answers that come together say one thing");

        _time.Advance(TimeSpan.FromSeconds(1));
        pacer.SlowDown();
        pacer.Rate.Should().BeApproximately(20.8, 0.1);

        _time.Advance(TimeSpan.FromSeconds(10));
        pacer.Rate.Should().BeInRange(30, 45);
        _time.Advance(TimeSpan.FromMinutes(1));
        pacer.Rate.Should().Be(80);
    }

    [Fact]
    public void The_pace_never_stops_for_good()
    {
        var pacer = new Pacer(_time, 80);

        for (var i = 0; i < 1000; i++)
        {
            pacer.SlowDown();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        pacer.Rate.Should().BeGreaterThan(1);
        Run(pacer, TimeSpan.FromSeconds(2), timerLateness: () => 1).Should().NotBeEmpty();
    }

    [Fact]
    public void A_raised_limit_counts_what_left_in_the_last_second()
    {
        var pacer = new Pacer(_time, 80);
        var departures = Run(pacer, TimeSpan.FromSeconds(2), timerLateness: () => 1);

        pacer.SetLimit(1000);
        departures.AddRange(Run(pacer, TimeSpan.FromSeconds(2), timerLateness: () => 1));

        WorstSecond(departures).Should().BeLessThanOrEqualTo(1000);
        pacer.SetLimit(80);
        var after = Run(pacer, TimeSpan.FromSeconds(3), timerLateness: () => 1);
        WorstSecond(after).Should().BeLessThanOrEqualTo(80);
    }

    private List<long> Run(Pacer pacer, TimeSpan length, Func<int> timerLateness)
    {
        var end = _time.GetTimestamp() + (long)(length.TotalSeconds * _time.TimestampFrequency);
        var departures = new List<long>();
        while (_time.GetTimestamp() < end)
        {
            if (pacer.TryDepart(out var wait)) departures.Add(_time.GetTimestamp());
            else _time.Advance(wait + TimeSpan.FromMilliseconds(timerLateness()) + TimeSpan.FromTicks(1));
        }

        return departures;
    }

    private int WorstSecond(List<long> departures) => Worst(departures, TimeSpan.FromSeconds(1));

    /// <summary>The most departures within any stretch of that length.</summary>
    private int Worst(List<long> departures, TimeSpan length)
    {
        var (worst, first) = (0, 0);
        for (var last = 0; last < departures.Count; last++)
        {
            while (departures[last] - departures[first] >= length.TotalSeconds * _time.TimestampFrequency) first++;
            worst = Math.Max(worst, last - first + 1);
        }

        return worst;
    }
}
