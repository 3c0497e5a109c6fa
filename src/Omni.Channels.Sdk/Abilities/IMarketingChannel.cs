using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel on which users can stop marketing messages (<see cref="Omni.Contract.Events.Payloads.MarketingPreferenceChanged"/>). The
/// host refuses marketing to a user who has stopped it, unless <see cref="TemplateContent.DespiteOptOut"/> is set.
/// </summary>
public interface IMarketingChannel
{
    /// <summary>The failure of marketing to a user who has stopped it, with the code that the channel itself returns.</summary>
    SendResult.Failed OptedOut { get; }

    /// <summary>Returns whether a content is marketing; false when the channel cannot determine it.</summary>
    Task<bool> IsMarketingAsync(Guid instanceId, MessageContent content, CancellationToken ct);
}
