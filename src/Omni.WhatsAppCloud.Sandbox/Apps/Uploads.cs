using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.Apps;

/// <summary>The resumable uploads, the oldest of which are forgotten first.</summary>
internal sealed class Uploads
{
    private const int MaxSessions = 1000;
    private const string HandleStart = "4:";

    private readonly ConcurrentDictionary<string, UploadSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public UploadSession? Find(string id) => _sessions.GetValueOrDefault(id);

    public void Add(UploadSession session)
    {
        _sessions[session.Id] = session;
        _order.Enqueue(session.Id);
        while (_sessions.Count > MaxSessions && _order.TryDequeue(out var oldest)) _sessions.TryRemove(oldest, out _);
    }

    /// <summary>Whether a handle was issued for an upload; handles of Meta's form from elsewhere are taken too.</summary>
    public bool Knows(string handle) =>
        _sessions.Values.Any(s => s.Handle == handle) || handle.StartsWith(HandleStart, StringComparison.Ordinal);
}
