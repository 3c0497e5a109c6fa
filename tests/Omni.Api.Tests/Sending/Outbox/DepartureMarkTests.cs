using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Omni.Api.Sending.Departures;
using Omni.Api.Storage;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>The file of departure marks: what a run leaves in it, and when the next one may believe it.</summary>
public sealed class DepartureMarkTests : IDisposable
{
    private static readonly Guid Boot = Guid.Parse("0192f3b0-0000-7000-8000-000000000001"),
        OtherBoot = Guid.Parse("0192f3b0-0000-7000-8000-000000000002");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omni-marks-");

    private string FilePath => Path.Combine(_folder.FullName, DepartureMarks.FileName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Only_what_was_claimed_and_has_not_left_is_known_as_never_sent()
    {
        using (var marks = Run(7))
        {
            for (var seq = 1; seq <= 3; seq++) marks.Claim(seq, claimedAtUnixMs: 100 + seq);
            marks.TryLeave(1).Should().BeTrue();
            marks.Clear(2);
        }

        var left = Reopen();

        left!.Run.Should().Be(7);
        left.NeverLeft.Should().BeEquivalentTo(new Dictionary<long, long> { [3] = 103 });
    }

    [Fact]
    public void A_message_that_is_claimed_again_is_known_by_its_last_claim()
    {
        using (var marks = Run(1))
        {
            marks.Claim(5, 100);
            marks.TryLeave(5);
            marks.Clear(5);
            marks.Claim(5, 200);
        }

        Reopen()!.NeverLeft.Should().BeEquivalentTo(new Dictionary<long, long> { [5] = 200 });
    }

    [Fact]
    public void More_messages_than_the_file_was_made_for_are_known_all_the_same()
    {
        using (var marks = Run(1))
        {
            for (var seq = 1; seq <= 20_000; seq++) marks.Claim(seq, seq);
            for (var seq = 1; seq <= 20_000; seq += 2) marks.TryLeave(seq);
        }

        Reopen()!.NeverLeft.Should().HaveCount(10_000).And.ContainKey(20_000).And.NotContainKey(1);
    }

    [Fact]
    public void A_run_begins_without_what_the_one_before_left()
    {
        using (var marks = Run(1)) marks.Claim(1, 1);
        using (var marks = Run(2)) marks.Claim(2, 2);

        Reopen()!.NeverLeft.Keys.Should().Equal(2);
    }

    [Fact]
    public void Another_start_of_the_machine_proves_nothing()
    {
        using (var marks = Run(1)) marks.Claim(1, 1);

        Reopen(OtherBoot).Should().BeNull();
    }

    [Fact]
    public void A_system_without_a_boot_id_marks_nothing_and_lets_messages_leave()
    {
        using var marks = Marks(boot: null);

        marks.Open().Should().BeNull();
        marks.Begin(1);
        marks.Claim(1, 1);
        marks.TryLeave(1).Should().BeTrue();
        marks.Clear(1);
        File.Exists(FilePath).Should().BeFalse();
    }

    /// <summary>Cut off, of another format, of another boot, with another run, ended in the middle of its beginning.</summary>
    [Theory]
    [InlineData(0, 0xFF)]
    [InlineData(7, 0xFF)]
    [InlineData(9, 0xFF)]
    [InlineData(25, 0xFF)]
    [InlineData(33, 0xFF)]
    [InlineData(42, 0xFF)]
    [InlineData(48, 0x01)]
    public void A_file_whose_header_is_not_whole_proves_nothing(int at, byte change)
    {
        using (var marks = Run(1)) marks.Claim(1, 1);
        var bytes = File.ReadAllBytes(FilePath);
        bytes[at] ^= change;
        File.WriteAllBytes(FilePath, bytes);

        Reopen().Should().BeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4096 + 16)]
    [InlineData(4096 + (4096 * 16) - 16)]
    public void A_file_that_was_cut_off_proves_nothing_and_is_made_anew(int length)
    {
        using (var marks = Run(1)) marks.Claim(1, 1);
        using (var file = File.OpenWrite(FilePath)) file.SetLength(length);

        using (var marks = Marks(Boot))
        {
            marks.Open().Should().BeNull();
            marks.Begin(2);
            marks.Claim(2, 2);
        }

        Reopen()!.NeverLeft.Keys.Should().Equal(2);
    }

    [Fact]
    public void A_grown_file_that_was_cut_back_to_its_first_size_proves_nothing()
    {
        using (var marks = Run(1))
        {
            for (var seq = 1; seq <= 5000; seq++) marks.Claim(seq, seq);
        }

        using (var file = File.OpenWrite(FilePath)) file.SetLength(4096 + (4096 * 16));

        Reopen().Should().BeNull();
    }

    [Fact]
    public void A_file_that_another_process_has_is_left_alone_and_messages_leave_without_marks()
    {
        using (var first = Run(1))
        {
            first.Claim(1, 1);
            using var second = Marks(Boot);

            second.Open().Should().BeNull();
            second.Begin(2);
            second.Claim(9, 9);
            second.TryLeave(9).Should().BeTrue();
        }

        var left = Reopen();
        (left!.Run, left.NeverLeft.Keys.Single()).Should().Be((1, 1));
    }

    [Fact]
    public void A_file_that_cannot_be_made_stops_nobody()
    {
        Directory.CreateDirectory(FilePath);
        using var marks = Marks(Boot);

        marks.Open().Should().BeNull();
        marks.Begin(1);
        marks.Claim(1, 1);
        marks.TryLeave(1).Should().BeTrue();
    }

    [Fact]
    public void When_it_is_shut_nothing_leaves_and_outcomes_still_clear_their_marks()
    {
        using (var marks = Run(1))
        {
            marks.Claim(1, 1);
            marks.Claim(2, 2);
            marks.TryLeave(1);
            marks.Shut();

            marks.TryLeave(2).Should().BeFalse();
            marks.Clear(1);
        }

        Reopen()!.NeverLeft.Keys.Should().Equal(2);
    }

    /// <summary>Any history of claims, departures and outcomes, cut off anywhere: the file knows what a model of it knows.</summary>
    [Fact]
    public void Any_history_that_is_cut_off_leaves_what_its_model_says() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 3), Gen.Choose(1, 12)).ArrayOf().ToArbitrary(), history =>
        {
            var model = new Dictionary<long, long?>();
            using (var marks = Run(1))
            {
                foreach (var ((step, seq), at) in history.Select((h, i) => (h, (long)i)))
                {
                    switch (step)
                    {
                        case 0:
                            marks.Claim(seq, at);
                            model[seq] = at;
                            break;
                        case 1:
                            marks.TryLeave(seq);
                            if (model.ContainsKey(seq)) model[seq] = null;
                            break;
                        default:
                            marks.Clear(seq);
                            model.Remove(seq);
                            break;
                    }
                }
            }

            var left = Reopen()!.NeverLeft;
            return left.Count == model.Count(m => m.Value is not null) && left.All(l => model[l.Key] == l.Value);
        }).QuickCheckThrowOnFailure();

    private DepartureMarks Marks(Guid? boot) => new(new DataDirectory(_folder.FullName), () => boot, NullLogger<DepartureMarks>.Instance);

    private DepartureMarks Run(long run)
    {
        var marks = Marks(Boot);
        marks.Open();
        marks.Begin(run);
        return marks;
    }

    private DepartureRun? Reopen(Guid? boot = null)
    {
        using var marks = Marks(boot ?? Boot);
        return marks.Open();
    }
}
