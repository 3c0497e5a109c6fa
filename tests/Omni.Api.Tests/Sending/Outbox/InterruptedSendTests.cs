using System.Text.Json;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Omni.Api.Projections;
using Omni.Api.Sending.Departures;
using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using Omni.Testing;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>
/// What a start makes of the messages that were <c>sending</c>, on a real database, with the parts that claim and record.
/// </summary>
public sealed class InterruptedSendTests : IAsyncDisposable
{
    private static readonly Guid Boot = Guid.Parse("0192f3b0-0000-7000-8000-000000000001"),
        OtherBoot = Guid.Parse("0192f3b0-0000-7000-8000-000000000002");

    private readonly OmniHost _host = OmniHost.Start();
    private readonly List<DirectoryInfo> _folders = [];

    private IUnitOfWork UnitOfWork => _host.Services.GetRequiredService<IUnitOfWork>();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        foreach (var folder in _folders) folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_claimed_and_never_left_waits_again_and_what_left_is_ambiguous()
    {
        var run = await BeginAsync(NewFolder());
        var (never, left, ended) = (await AddAsync(), await AddAsync(), await AddAsync());
        foreach (var message in new[] { never, left, ended }) await run.ClaimAsync(message);
        run.Leave(left);
        run.Leave(ended);
        await run.EndAsync(ended);
        run.Kill();

        using var next = await BeginAsync(run.Folder);

        (await StateAsync(never)).Should().Be(("pending", 0), "the claim that led nowhere is no try");
        (await StateAsync(left)).Should().Be(("ambiguous", 1));
        (await StateAsync(ended)).Should().Be(("sent", 1));
    }

    [Theory]
    [InlineData("pending", nameof(LaneClaims.Claim.EarlierWaits))]
    [InlineData("waiting", nameof(LaneClaims.Claim.EarlierWaits))]
    [InlineData("sent", nameof(LaneClaims.Claim.Taken))]
    [InlineData("failed", nameof(LaneClaims.Claim.EarlierFailed))]
    [InlineData("ambiguous", nameof(LaneClaims.Claim.EarlierFailed))]
    public async Task A_later_piece_of_a_text_waits_for_one_that_waits_and_fails_with_one_that_failed(string earlier, string expected)
    {
        using var run = await BeginAsync(NewFolder());
        var first = await AddAsync();
        var second = await AddAsync(first.Id);
        await UnitOfWork.RunAsync(
            session => session.WriteAsync("UPDATE outbox SET state = @state WHERE id = @id", ("@state", earlier), ("@id", first.Id)),
            CancellationToken.None);

        (await run.ClaimAsync(second)).ToString().Should().Be(expected);
    }

    [Fact]
    public async Task What_was_tried_before_a_stop_is_in_doubt_after_it_also_when_it_was_held_back_meanwhile()
    {
        using var run = await BeginAsync(NewFolder());
        var (tried, held, untouched) = (await AddAsync(), await AddAsync(), await AddAsync());
        foreach (var message in new[] { tried, held })
        {
            await run.ClaimAsync(message);
            await run.WaitAsync(message);
        }

        await UnitOfWork.RunAsync(
            async session => await session.HoldAsync(held.Id, "held", "paused", Now), CancellationToken.None);

        var left = (await UnitOfWork.RunAsync(session => session.ReadWaitingAsync(), CancellationToken.None))
            .ToDictionary(w => w.Message.Id, w => w.Message.IsInDoubt);
        left.Should().Equal(new Dictionary<Guid, bool> { [tried.Id] = true, [held.Id] = true, [untouched.Id] = false });
    }

    [Fact]
    public async Task After_another_start_of_the_machine_all_are_ambiguous()
    {
        var run = await BeginAsync(NewFolder());
        var message = await AddAsync();
        await run.ClaimAsync(message);
        run.Kill();

        using var next = await BeginAsync(run.Folder, OtherBoot);

        (await StateAsync(message)).State.Should().Be("ambiguous");
    }

    [Fact]
    public async Task When_another_host_had_the_database_in_between_all_are_ambiguous()
    {
        var run = await BeginAsync(NewFolder());
        var message = await AddAsync();
        run.Kill();
        var other = await BeginAsync(NewFolder());
        await other.ClaimAsync(message);
        other.Leave(message);
        other.Kill();

        using var next = await BeginAsync(run.Folder);

        (await StateAsync(message)).State.Should().Be("ambiguous");
    }

    [Fact]
    public async Task A_claim_of_which_the_file_does_not_know_is_ambiguous()
    {
        var run = await BeginAsync(NewFolder());
        var message = await AddAsync();
        await run.ClaimAsync(message);
        run.Kill();

        // As a program without marks would, that ran in between: it lets go and claims again.
        await UnitOfWork.RunAsync(session => session.PutBackAsync(message.Id, Now), CancellationToken.None);
        await Eventually.IsAsync(() => Task.FromResult(Now), now => now > run.ClaimedAt, "time has passed");
        await UnitOfWork.RunAsync(session => session.ClaimAsync(message.Id, Now), CancellationToken.None);
        using var next = await BeginAsync(run.Folder);

        (await StateAsync(message)).State.Should().Be("ambiguous");
    }

    [Fact]
    public async Task A_database_of_an_earlier_time_puts_back_nothing_that_has_left_since()
    {
        var run = await BeginAsync(NewFolder());
        var message = await AddAsync();
        await run.ClaimAsync(message);
        var claimedAt = run.ClaimedAt;
        run.Leave(message);
        await run.EndAsync(message);
        run.Kill();

        // The back-up was taken while it was being sent.
        await UnitOfWork.RunAsync(
            session => session.WriteAsync(
                "UPDATE outbox SET state = 'sending', updated_at = @at WHERE id = @id", ("@at", claimedAt), ("@id", message.Id)),
            CancellationToken.None);
        using var next = await BeginAsync(run.Folder);

        (await StateAsync(message)).State.Should().Be("ambiguous");
    }

    [Fact]
    public async Task What_could_not_be_recorded_keeps_its_mark()
    {
        var run = await BeginAsync(NewFolder());
        var message = await AddAsync();
        await run.ClaimAsync(message);
        run.Leave(message);
        await run.FailToRecordAsync(message);
        run.Kill();

        using var next = await BeginAsync(run.Folder);

        (await StateAsync(message)).State.Should().Be("ambiguous");
    }

    /// <summary>
    /// Claims, departures, outcomes, new tries, kills and reboots in any order: a message that left is never put back
    /// without its outcome, and one that did not is, whenever the file can tell.
    /// </summary>
    [Fact]
    public async Task Any_history_puts_back_only_what_never_left()
    {
        foreach (var history in Gen.Zip(Gen.Choose(0, 12), Gen.Choose(0, 4)).ArrayOf(60).Sample(25, 30)) await FollowAsync(history);
    }

    private async Task FollowAsync((int Step, int Message)[] history)
    {
        var folder = NewFolder();
        var run = await BeginAsync(folder);
        var messages = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AddAsync()));
        var (claimed, left) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (step, number) in history)
        {
            var message = messages[number];
            switch (step)
            {
                case <= 3 when await run.ClaimAsync(message) == LaneClaims.Claim.Taken:
                    claimed.Add(number).Should().BeTrue();
                    break;
                case <= 6 when claimed.Contains(number):
                    run.Leave(message);
                    left.Add(number);
                    break;
                case 7 when left.Contains(number):
                    await run.EndAsync(message);
                    (claimed, left) = ([.. claimed.Except([number])], [.. left.Except([number])]);
                    messages[number] = await AddAsync();
                    break;
                case 8 when left.Contains(number):
                    await run.WaitAsync(message);
                    (claimed, left) = ([.. claimed.Except([number])], [.. left.Except([number])]);
                    break;
                case 9 when claimed.Contains(number) && !left.Contains(number):
                    await run.PutBackAsync(message);
                    claimed.Remove(number);
                    break;
                case >= 10:
                    run.Kill();
                    run = await BeginAsync(folder, step == 11 ? OtherBoot : Boot);
                    foreach (var one in claimed)
                    {
                        var expected = !left.Contains(one) && run.FollowsSameBoot ? "pending" : "ambiguous";
                        (await StateAsync(messages[one])).State
                            .Should().Be(expected, $"{(left.Contains(one) ? "it left" : "it never left")}, step {step}");
                        if (expected == "ambiguous") messages[one] = await AddAsync();
                    }

                    (claimed, left) = ([], []);
                    break;
            }
        }

        run.Kill();
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private DirectoryInfo NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("omni-interrupted-");
        _folders.Add(folder);
        return folder;
    }

    private readonly Dictionary<string, Guid> _bootOf = [];

    private async Task<HostRun> BeginAsync(DirectoryInfo folder, Guid? boot = null)
    {
        var now = boot ?? Boot;
        var marks = new DepartureMarks(new DataDirectory(folder.FullName), () => now, NullLogger<DepartureMarks>.Instance);
        await new InterruptedSends(UnitOfWork, marks, TimeProvider.System, NullLogger<InterruptedSends>.Instance)
            .StartAsync(CancellationToken.None);
        var isSame = _bootOf.GetValueOrDefault(folder.FullName) == now;
        _bootOf[folder.FullName] = now;
        return new HostRun(folder, marks, UnitOfWork, _host.Services) { FollowsSameBoot = isSame };
    }

    private async Task<QueuedMessage> AddAsync(Guid? requestId = null)
    {
        var id = Ids.Next(TimeProvider.System);
        var message = new OutgoingMessage { Id = id, To = "5511987654321", Content = new TextContent { Text = "hello" } };
        var row = new OutboxRow
        {
            Id = id,
            InstanceId = Ids.Next(TimeProvider.System),
            ChatId = Ids.Next(TimeProvider.System),
            RequestId = requestId ?? id,
            State = "pending",
            Message = JsonSerializer.Serialize(message, OmniJson.Options),
            QueuedAt = Now,
            CreatedAt = Now,
        };
        row.Seq = await UnitOfWork.RunAsync(session => session.AddOutboxAsync(row), CancellationToken.None);
        return QueuedMessage.TryRead(row, out _)!;
    }

    private Task<(string? State, long Attempts)> StateAsync(QueuedMessage message) => UnitOfWork.RunAsync(
        session => session.ReadOneAsync(
            "SELECT state, attempts FROM outbox WHERE id = @id",
            row => ((string?)row.GetString(0), row.GetInt64(1)),
            ("@id", message.Id)),
        CancellationToken.None);

    /// <summary>A run of the host as far as sending goes.</summary>
    private sealed class HostRun(
        DirectoryInfo folder, DepartureMarks marks, IUnitOfWork unitOfWork, IServiceProvider services) : IDisposable
    {
        private readonly LaneClaims _claims =
            new(
                unitOfWork, marks, services.GetRequiredService<OptOuts>(), Options.Create(new OutboxOptions()), TimeProvider.System);
        private readonly OutcomeCommit _commit =
            new(
                unitOfWork, marks, services.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System,
                NullLogger<OutcomeCommit>.Instance);

        public DirectoryInfo Folder => folder;

        public required bool FollowsSameBoot { get; init; }

        public long ClaimedAt { get; private set; }

        public async Task<LaneClaims.Claim> ClaimAsync(QueuedMessage message)
        {
            var claim = await _claims.ClaimAsync(message, plugin: null);
            if (claim == LaneClaims.Claim.Taken)
                ClaimedAt = await unitOfWork.RunAsync(
                    session => session.ReadOneAsync(
                        "SELECT updated_at FROM outbox WHERE id = @id", row => row.GetInt64(0), ("@id", message.Id)),
                    CancellationToken.None);
            return claim;
        }

        public void Leave(QueuedMessage message) => new DepartureGate(marks, message.Seq, left: () => { }).TryLeave().Should().BeTrue();

        public Task EndAsync(QueuedMessage message) =>
            _commit.InsistAsync(message, session => session.EndAsync(message.Id, "sent", error: null, Now), NotAsked);

        public Task WaitAsync(QueuedMessage message) =>
            _commit.InsistAsync(message, async session => await session.WaitAsync(message.Id, 0, "131000", "later", Now), NotAsked);

        public Task PutBackAsync(QueuedMessage message) => _claims.PutBackAsync(message);

        public async Task FailToRecordAsync(QueuedMessage message)
        {
            var stopping = new StoppedLifetime();
            await new OutcomeCommit(unitOfWork, marks, stopping, new ImpatientTime(), NullLogger<OutcomeCommit>.Instance)
                .InsistAsync(message, _ => throw new IOException("the disk is broken"), NotAsked);
        }

        private static ValueTask NotAsked(WriteSession session, string fault) =>
            throw new InvalidOperationException($"Nothing is set aside: {fault}");

        /// <summary>The mapping goes as it is, as with a process that dies.</summary>
        public void Kill() => marks.Dispose();

        public void Dispose() => Kill();
    }

    private sealed class StoppedLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => new(canceled: true);

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }

    /// <summary>Its timers ring at once.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
