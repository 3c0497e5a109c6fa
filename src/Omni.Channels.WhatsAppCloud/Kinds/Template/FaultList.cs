using Omni.Channels.Sdk.Abilities;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Collects faults. Each message starts with the path of the field, as callers write it.</summary>
/// <param name="callersPath">The caller's name of a path; null when they are the same.</param>
internal sealed class FaultList(Func<string, string>? callersPath = null)
{
    private readonly List<ContentFault> _all = [];

    public IReadOnlyList<ContentFault> All => _all;

    public void WrongType(string path) => Add(path, "has a value of the wrong type");

    public void Add(string path, string message)
    {
        var named = callersPath is null ? path : callersPath(path);
        if (!_all.Exists(f => f.Path == named && f.Message == Message(named))) _all.Add(new ContentFault(named, Message(named)));

        string Message(string at) => $"'{at}' {message}";
    }
}
