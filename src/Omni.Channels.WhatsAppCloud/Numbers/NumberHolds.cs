using System.Collections.Concurrent;
using System.Collections.Immutable;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// What Meta holds back of each number: everything while it is off-boarded, or the messages that a restriction names. The host stores the
/// holds; here they are in memory.
/// </summary>
internal sealed class NumberHolds(TemplateCatalog templates, MessageSender sender, TimeProvider time)
{
    /// <summary>The hold of all messages.</summary>
    public const string Everything = "OFFBOARDED";

    private const string Prefix = "RESTRICTED_", Templates = "_TEMPLATES", DirectSend = "DIRECT_SEND_";

    private const string BusinessInitiated = "BIZ_INITIATED_MESSAGING", Replies = "CUSTOMER_INITIATED_MESSAGING";

    private readonly ConcurrentDictionary<Guid, ImmutableDictionary<string, SendHold>> _holds = new();

    /// <summary>Adds statements of Meta; of each name the newest counts.</summary>
    public void Add(Guid instanceId, IReadOnlyList<SendHold> holds)
    {
        if (holds.Count == 0) return;
        _holds.AddOrUpdate(
            instanceId, _ => With(ImmutableDictionary<string, SendHold>.Empty, holds), (_, known) => With(known, holds));
    }

    public void Forget(Guid instanceId) => _holds.TryRemove(instanceId, out _);

    /// <summary>The hold of everything; null when there is none.</summary>
    public SendHold? FindWhole(Guid instanceId) =>
        _holds.TryGetValue(instanceId, out var known) && known.TryGetValue(Everything, out var hold) && hold.IsActive(time.GetUtcNow())
            ? hold
            : null;

    /// <summary>The hold of a message; null when it may leave.</summary>
    public async ValueTask<SendHold?> FindAsync(Guid instanceId, WhatsAppInstance? on, OutgoingMessage message, CancellationToken ct)
    {
        if (!_holds.TryGetValue(instanceId, out var known)) return null;
        var now = time.GetUtcNow();
        foreach (var hold in known.Values.Where(h => h.IsActive(now)).OrderByDescending(h => h.Until ?? DateTimeOffset.MaxValue))
        {
            if (await IsNamedByAsync(hold.Name, on, message, ct)) return hold;
        }

        return null;
    }

    private async ValueTask<bool> IsNamedByAsync(string name, WhatsAppInstance? on, OutgoingMessage message, CancellationToken ct)
    {
        if (name == Everything) return true;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        var what = name[Prefix.Length..];
        if (what == BusinessInitiated) return message.Content is TemplateContent || DirectSendOptions.IsUsedBy(message);
        if (what == Replies) return sender.NeedsOpenWindow(message);
        if (!what.EndsWith(Templates, StringComparison.Ordinal)) return false;
        var category = what[..^Templates.Length];
        if (category.StartsWith(DirectSend, StringComparison.Ordinal))
            return DirectSendOptions.CategoryOf(message)?.Equals(category[DirectSend.Length..], StringComparison.OrdinalIgnoreCase) == true;

        // Where the account's templates cannot be read, Meta judges.
        return on is not null && message.Content is TemplateContent { Template: var template, Language: var language }
            && await templates.FindAsync(on, template, language, null, ct) is TemplateLookup.Found { Template.Category: { } own }
            && own.Equals(category, StringComparison.OrdinalIgnoreCase);
    }

    private static ImmutableDictionary<string, SendHold> With(ImmutableDictionary<string, SendHold> known, IReadOnlyList<SendHold> holds)
    {
        foreach (var hold in holds)
        {
            if (!known.TryGetValue(hold.Name, out var before) || before.At <= hold.At) known = known.SetItem(hold.Name, hold);
        }

        return known;
    }
}
