using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>A template, whose short form has become components when it was prepared.</summary>
internal sealed class TemplateSender : ISender
{
    public IReadOnlyList<string> ContentTypes => [TemplateContent.Name];

    public MessageRequest Build(MessageRequest request, OutgoingMessage message, string? uploadId)
    {
        var template = (TemplateContent)message.Content;
        return request with { Template = new MessageRequest.TemplateBody(template.Template, new MessageRequest.TemplateLanguage(template.Language), template.Components) };
    }
}
