using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Adds the users whom a change names to its first event of each instance, so that the host knows them before anything else.
/// </summary>
internal sealed class NamingSink(IEventSink inner, IReadOnlyList<UserNames> users) : IEventSink
{
    private readonly HashSet<Guid> _named = [];

    public ValueTask EmitAsync(OmniEvent @event, CancellationToken ct) =>
        @event.Metadata.InstanceId is { } instance && _named.Add(instance)
            ? inner.EmitAsync(@event with { Facts = Named(@event.Facts) }, ct)
            : inner.EmitAsync(@event, ct);

    private EventFacts Named(EventFacts facts) =>
        facts with { Users = [.. users.Where(user => IsNews(user, facts.Conversation.Sender)), .. facts.Users] };

    /// <summary>False for the sender of the message: it names the sender itself.</summary>
    private static bool IsNews(UserNames user, Participant? sender) =>
        sender is null || !user.Ids.All(id => id == sender.UserId || sender.Aliases.Contains(id));
}
