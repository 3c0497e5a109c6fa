using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Sends approved templates. Preparation converts the short form to components.</summary>
internal sealed class TemplateSender(TemplatePreparer preparer) : Sender<TemplateContent>
{
    public override bool NeedsOpenWindow => false;

    protected override Task<Preparation> PrepareAsync(
        WhatsAppInstance on, TemplateContent content, OutgoingDraft draft, CancellationToken ct) =>
        preparer.PrepareAsync(on, content, draft.To, ct);

    protected override JsonElement Build(TemplateContent content, OutgoingMessage message, string? uploadId) =>
        JsonSerializer.SerializeToElement(
            new TemplateBody(content.Template, new TemplateLanguage(content.Language), content.Components),
            Kinds.Outbound.Default.TemplateBody);

    internal sealed record TemplateBody(string Name, TemplateLanguage Language, JsonElement? Components);

    internal sealed record TemplateLanguage(string Code);
}
