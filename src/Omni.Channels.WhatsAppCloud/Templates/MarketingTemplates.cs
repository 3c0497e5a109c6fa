using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>Knows which messages are marketing: templates by their category of today. Other messages answer a user.</summary>
internal sealed class MarketingTemplates(TemplateCatalog catalog)
{
    /// <summary>Meta's code for a user who has stopped marketing messages.</summary>
    public const int OptedOutCode = 131050;

    /// <summary>The error that Meta returns for marketing to a user who has stopped it.</summary>
    public static SendResult.Failed OptedOut { get; } = new(
        $"{OptedOutCode}",
        $"({OptedOutCode}) The user has stopped marketing messages of this business: the template was not sent. Utility templates and "
        + "replies pass. Set 'despiteOptOut' only when the user has agreed again by other means",
        FailureReach.Message, RetryAfter: null);

    /// <summary>False as well when the templates cannot be read: then Meta decides.</summary>
    public async Task<bool> IsMarketingAsync(WhatsAppInstance on, MessageContent content, CancellationToken ct) =>
        content is TemplateContent template
        && await catalog.FindAsync(on, template.Template, template.Language, readSince: null, ct)
            is TemplateLookup.Found { Template.IsMarketing: true };
}
