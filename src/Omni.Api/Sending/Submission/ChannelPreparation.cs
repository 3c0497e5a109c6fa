using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Submission;

/// <summary>
/// Lets the channel validate a message before it is stored. Every fault is reported, and a message that is too long is cut into pieces.
/// </summary>
internal static class ChannelPreparation
{
    /// <summary>The content to send and the fallback for a closed service window, or the reason of the refusal.</summary>
    public static async Task<(Preparation.Ready? Ready, MessageContent? Fallback, SendOutcome? Refusal)> PrepareAsync(
        IChannelPlugin plugin, SendCommand command, CancellationToken ct)
    {
        MessageContent? fallback = null;
        if (command.Fallback is { } template)
        {
            var prepared = await AskAsync(plugin, command with { Content = template, Metadata = null, File = null }, ct);
            if (prepared is Preparation.Refused { Faults: var faults })
                return (null, null, new SendOutcome.Invalid([.. faults.Select(f => f with { Path = $"fallbackTemplate.{f.Path}" })]));
            if (prepared is not Preparation.Ready { Contents: [var first, ..] }) return (null, null, NotReady(prepared));
            fallback = first is TemplateContent approved ? approved with { StandsIn = true } : first;
        }

        var preparation = await AskAsync(plugin, command, ct);
        return preparation is Preparation.Ready ready ? (ready, fallback, null) : (null, null, NotReady(preparation));
    }

    private static Task<Preparation> AskAsync(IChannelPlugin plugin, SendCommand command, CancellationToken ct)
    {
        var file = command.File is { } staged ? new LocalFile(staged.Path, staged.SizeBytes, command.ClaimedMimeType) : null;
        return plugin is IPreparingChannel preparing
            ? preparing.PrepareAsync(
                command.InstanceId,
                new OutgoingDraft { To = command.To, Content = command.Content, Metadata = command.Metadata, File = file }, ct)
            : Task.FromResult<Preparation>(new Preparation.Ready([command.Content]) { File = file });
    }

    private static SendOutcome NotReady(Preparation preparation) => preparation switch
    {
        Preparation.Refused { Faults: var faults } => new SendOutcome.Invalid(faults),
        Preparation.Unavailable { Reason: var reason } => new SendOutcome.Refused(SendOutcome.Refusal.NotChecked, reason),
        var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
    };
}
