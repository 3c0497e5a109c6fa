using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;

namespace Omni.Api.Tests.Sending.Lanes;

/// <summary>What may leave when chats turn out to be one while their messages wait and leave.</summary>
public sealed class LaneQueueTests
{
    private const int Chats = 5, Steps = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_message_leaves_once_and_after_those_before_it_in_its_chat(int seed)
    {
        for (var run = 0; run < 50; run++) Play(new Random((seed * 1000) + run));
    }

    private static void Play(Random random)
    {
        var queue = new LaneQueue();
        var ids = Enumerable.Range(1, Chats).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
        var one = ids.ToDictionary(id => id);
        var (waiting, leaving, done) = (new List<QueuedMessage>(), new List<QueuedMessage>(), new HashSet<long>());
        var (now, seq) = (0L, 0L);

        for (var step = 0; step < Steps; step++, now++)
        {
            switch (random.Next(10))
            {
                case < 4 when step < Steps / 2:
                    var message = new QueuedMessage(++seq, new Guid((int)seq, 1, 0, new byte[8]), ids[random.Next(Chats)]);
                    waiting.Add(message);
                    queue.Add(message);
                    break;
                case 4:
                    var (from, into) = (ids[random.Next(Chats)], ids[random.Next(Chats)]);
                    queue.Merge(from, into);
                    var (old, kept) = (one[from], one[into]);
                    foreach (var id in ids.Where(id => one[id] == old)) one[id] = kept;
                    break;
                case < 8:
                    Take(random.Next(1, 4));
                    break;
                default:
                    if (leaving.Count > 0) Settle(leaving[random.Next(leaving.Count)], isHeld: random.Next(3) == 0);
                    break;
            }
        }

        while (waiting.Count + leaving.Count > 0 && now < 10 * Steps)
        {
            now += 10;
            Take(Chats);
            foreach (var message in leaving.ToList()) Settle(message, isHeld: false);
        }

        done.Should().HaveCount((int)seq, "every message has left");
        queue.Count.Should().Be(0);

        void Take(int atMost)
        {
            foreach (var message in queue.Take(atMost, now, now))
            {
                waiting.Remove(message).Should().BeTrue("a message leaves once");
                waiting.Exists(w => one[w.ChatId] == one[message.ChatId] && w.Seq < message.Seq).Should().BeFalse("the chat's order stays");
                leaving.Exists(l => one[l.ChatId] == one[message.ChatId]).Should().BeFalse("one of a chat at a time");
                leaving.Add(message);
            }
        }

        void Settle(QueuedMessage message, bool isHeld)
        {
            leaving.Remove(message);
            if (isHeld)
            {
                waiting.Add(message);
                queue.Hold(message, now + 3);
                return;
            }

            done.Add(message.Seq).Should().BeTrue();
            queue.Done(message);
        }
    }
}
