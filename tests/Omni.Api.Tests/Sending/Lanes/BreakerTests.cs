using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Tests.Sending.Lanes;

/// <summary>When a lane is held for its channel's service, and how it comes back: the rules alone, without a host.</summary>
public sealed class BreakerTests
{
    private const double Pace = 80;

    private readonly Breaker _breaker = new(new BreakerOptions());

    private long _now = 1;

    [Fact]
    public void Five_failures_over_three_recipients_open_it_and_no_more_leave_than_are_needed_to_be_sure()
    {
        var left = 0;
        while (Leave(Guid.CreateVersion7()) is { } flight)
        {
            left++;
            Lose(flight);
        }

        left.Should().Be(5);
        _breaker.Open.Should().NotBeNull();
        _breaker.Remaining(_now).Should().Be(TimeSpan.MaxValue, "the service is asked before a message tries");
    }

    [Fact]
    public void What_is_under_way_when_the_first_answer_is_lost_is_all_that_may_be_lost()
    {
        var underWay = Enumerable.Range(0, 20).Select(_ => Leave(Guid.CreateVersion7())!).ToList();

        Lose(underWay[0]);
        Leave(Guid.CreateVersion7()).Should().BeNull("nineteen are under way, and will tell");
        foreach (var flight in underWay[1..4]) Lose(flight);
        _breaker.Open.Should().BeNull();
        Lose(underWay[4]);

        _breaker.Open.Should().NotBeNull();
    }

    [Fact]
    public void A_proper_answer_ends_a_suspicion()
    {
        var underWay = Enumerable.Range(0, 6).Select(_ => Leave(Guid.CreateVersion7())!).ToList();
        foreach (var flight in underWay[..4]) Lose(flight);

        Answer(underWay[4], new SendResult.Failed("131026", "not on WhatsApp", FailureReach.Message, RetryAfter: null));
        Lose(underWay[5]);

        _breaker.Open.Should().BeNull("a refusal that is about the message shows that the service works");
        Leave(Guid.CreateVersion7()).Should().NotBeNull();
    }

    [Fact]
    public void One_recipients_own_trouble_holds_that_recipient_longer_each_time_and_no_number()
    {
        var unlucky = Guid.CreateVersion7();
        for (var i = 0; i < 12; i++)
        {
            _now = Math.Max(_now, _breaker.NotBefore(unlucky, _now));
            _breaker.Reached(_now);
            if (Leave(unlucky) is { } flight) Lose(flight);
        }

        _breaker.Open.Should().BeNull();
        _breaker.NotBefore(unlucky, _now).Should().BeGreaterThan(_now);
        _breaker.Reached(_now);
        Leave(Guid.CreateVersion7()).Should().NotBeNull("another recipient's message leaves at once");
    }

    [Fact]
    public void After_the_service_answers_one_message_of_another_chat_tries_and_its_answer_closes_it()
    {
        var failing = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        Outage(failing);

        _breaker.Reached(_now);
        _breaker.Remaining(_now).Should().BeNull();
        _breaker.IsTrying.Should().BeTrue();
        _breaker.IsFailing(failing[0]).Should().BeTrue();
        var trial = Leave(Guid.CreateVersion7())!;
        Leave(Guid.CreateVersion7()).Should().BeNull("one tries for all");
        Answer(trial, new SendResult.Sent("wamid.1"));

        _breaker.Open.Should().BeNull();
        _breaker.NotBefore(failing[0], _now).Should().Be(0, "what it met was not its own");
        Leave(failing[0]).Should().NotBeNull();
    }

    [Fact]
    public void In_an_outage_that_only_messages_meet_no_more_than_eight_more_are_lost_in_an_hour()
    {
        Outage([.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())]);
        var trials = 0;
        for (var end = _now + (long)TimeSpan.FromHours(1).TotalMilliseconds; _now < end; _now += 1000)
        {
            _breaker.Reached(_now);
            if (Leave(Guid.CreateVersion7()) is not { } trial) continue;
            Lose(trial);
            trials++;
        }

        trials.Should().BeInRange(4, 8);
    }

    [Fact]
    public void A_service_that_says_cannot_now_is_tried_every_half_minute()
    {
        Outage([.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())]);
        var last = 0L;
        for (var trials = 0; trials < 10; _now += 1000)
        {
            _breaker.Reached(_now);
            if (Leave(Guid.CreateVersion7()) is not { } trial) continue;
            Answer(trial, CannotNow);
            (last, trials) = (_now, trials + 1);
        }

        while (_breaker.Remaining(_now) is not null)
        {
            _now += 1000;
            _breaker.Reached(_now);
        }

        (_now - last).Should().BeInRange(30_000, 39_000);
    }

    [Fact]
    public void Answers_that_are_overdue_stop_departures_long_before_the_call_gives_up()
    {
        var underWay = Enumerable.Range(0, 40).Select(_ => Leave(Guid.CreateVersion7())!).ToList();

        _now += 5001;

        Leave(Guid.CreateVersion7()).Should().BeNull();
        _breaker.Open.Should().NotBeNull();
        _breaker.WantsProbe.Should().BeTrue();
        Answer(underWay[0], new SendResult.Sent("wamid.late"));
        _breaker.Open.Should().BeNull("it was slow, and answers");
    }

    [Fact]
    public void So_many_are_under_way_as_leave_in_twice_the_usual_answering_time()
    {
        for (var i = 0; i < 40; i++)
        {
            var flight = Leave(Guid.CreateVersion7())!;
            _now += 400;
            Answer(flight, new SendResult.Sent($"wamid.{i}"));
        }

        var underWay = 0;
        while (Leave(Guid.CreateVersion7()) is not null) underWay++;

        underWay.Should().Be(64);
    }

    [Fact]
    public void An_upload_that_takes_its_time_is_no_overdue_answer()
    {
        _breaker.Leave(Guid.CreateVersion7(), Pace, isPreparing: true, _now, out var upload);

        _now += 60_000;

        Leave(Guid.CreateVersion7()).Should().NotBeNull();
        upload!.IsOverdue.Should().BeFalse();
    }

    [Fact]
    public void A_start_in_the_middle_of_an_outage_asks_before_a_message_tries()
    {
        _breaker.Restore("no answer", trials: 3, _now);

        Leave(Guid.CreateVersion7()).Should().BeNull();
        _breaker.WantsProbe.Should().BeTrue();
        _breaker.Reached(_now);
        Leave(Guid.CreateVersion7()).Should().NotBeNull();
        Leave(Guid.CreateVersion7()).Should().BeNull();
    }

    private static SendResult.Failed CannotNow { get; } =
        new("131000", "something went wrong", FailureReach.Message, TimeSpan.FromSeconds(1))
        {
            IsServiceTrouble = true,
            MayHaveBeenTaken = true,
        };

    private void Outage(List<Guid> chats)
    {
        foreach (var flight in chats.Select(chat => Leave(chat)!).ToList()) Lose(flight);
        _breaker.Open.Should().NotBeNull();
    }

    private Flight? Leave(Guid chatId)
    {
        if (_breaker.Leave(chatId, Pace, isPreparing: false, _now, out var flight) is null) _breaker.Left(flight!, _now);
        return flight;
    }

    private void Lose(Flight flight) => Answer(flight, new SendResult.Ambiguous("the connection broke"));

    private void Answer(Flight flight, SendResult result) =>
        _breaker.Answer(flight, result, TimeSpan.FromMilliseconds(400), random: 0.5, _now);
}
