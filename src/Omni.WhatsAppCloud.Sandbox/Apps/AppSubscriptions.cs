using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.Apps;

/// <summary>The webhook fields that each app has subscribed to.</summary>
internal sealed class AppSubscriptions
{
    private const int MaxApps = 1000;

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.Ordinal);

    public IReadOnlyList<string> FieldsOf(string appId) => _fields.GetValueOrDefault(appId) ?? [];

    public void Set(string appId, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0) _fields.TryRemove(appId, out _);
        else if (_fields.Count < MaxApps || _fields.ContainsKey(appId)) _fields[appId] = fields;
    }
}
