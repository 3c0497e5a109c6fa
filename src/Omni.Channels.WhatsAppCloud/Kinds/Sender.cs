using System.Text.Json;
using FluentValidation.Results;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>An <see cref="ISender"/> of one type of content.</summary>
internal abstract class Sender<TContent> : ISender
    where TContent : MessageContent
{
    public virtual bool CanReply => true;

    public virtual bool NeedsOpenWindow => true;

    public Task<Preparation> PrepareAsync(WhatsAppInstance on, OutgoingDraft draft, CancellationToken ct) =>
        PrepareAsync(on, (TContent)draft.Content, draft, ct);

    public JsonElement Build(OutgoingMessage message, string? uploadId) => Build((TContent)message.Content, message, uploadId);

    /// <summary>Validates a message that needs more than its content.</summary>
    protected virtual Task<Preparation> PrepareAsync(WhatsAppInstance on, TContent content, OutgoingDraft draft, CancellationToken ct) =>
        Task.FromResult(Check(content));

    /// <summary>Validates the content. The default accepts it unchanged.</summary>
    protected virtual Preparation Check(TContent content) => new Preparation.Ready([content]);

    /// <inheritdoc cref="ISender.Build"/>
    protected abstract JsonElement Build(TContent content, OutgoingMessage message, string? uploadId);

    /// <summary>Returns the content ready to send, or all its faults by field.</summary>
    protected static Preparation Checked(TContent content, ValidationResult result) =>
        result.IsValid ? new Preparation.Ready([content]) : new Preparation.Refused(CheckFaults.Of(result, "", JsonNamingPolicy.CamelCase));
}
