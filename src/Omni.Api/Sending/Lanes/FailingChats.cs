using Omni.Api.Foundation.Background;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// The chats whose last messages met trouble of the service. Repeated trouble of one recipient's messages may concern that recipient alone,
/// so each such chat waits by itself, longer each time. Times are ms of the lane's own clock.
/// </summary>
internal sealed class FailingChats
{
    /// <summary>The maximum of chats kept apart: with more, the lane is held as a whole.</summary>
    private const int MostRemembered = 1024;

    private static readonly TimeSpan AfterTwo = TimeSpan.FromSeconds(5);

    private static readonly Backoff FromThree = new(TimeSpan.FromSeconds(15), Factor: 2, TimeSpan.FromMinutes(5));

    private readonly Dictionary<Guid, (int Failures, long NotBefore)> _chats = [];

    public bool Contains(Guid chatId) => _chats.ContainsKey(chatId);

    public long NotBefore(Guid chatId) => _chats.GetValueOrDefault(chatId).NotBefore;

    public void Add(Guid chatId, long now)
    {
        if (_chats.Count >= MostRemembered && !_chats.ContainsKey(chatId)) Sweep(now);
        if (_chats.Count >= MostRemembered && !_chats.ContainsKey(chatId)) return;
        var failures = _chats.GetValueOrDefault(chatId).Failures + 1;
        _chats[chatId] = (failures, now + (long)PauseAfter(failures).TotalMilliseconds);
    }

    /// <summary>Removes a chat whose message was answered properly.</summary>
    public void Remove(Guid chatId) => _chats.Remove(chatId);

    public void Clear() => _chats.Clear();

    private static TimeSpan PauseAfter(int failures) => failures switch
    {
        1 => TimeSpan.Zero,
        2 => AfterTwo,
        _ => FromThree.After(failures - 2),
    };

    private void Sweep(long now)
    {
        foreach (var (id, chat) in _chats.ToList())
        {
            if (chat.NotBefore <= now) _chats.Remove(id);
        }
    }
}
