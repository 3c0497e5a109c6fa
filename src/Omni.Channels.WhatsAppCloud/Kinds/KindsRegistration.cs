using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Omni.Channels.WhatsAppCloud.Kinds.Media;
using Omni.Channels.WhatsAppCloud.Kinds.Template;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>Registers the senders of the table and their dependencies.</summary>
internal static class KindsRegistration
{
    public static void AddKinds(this IServiceCollection services)
    {
        var sent = Kinds.All.Where(kind => kind.Sender is not null).ToList();
        foreach (var kind in sent) services.TryAddSingleton(kind.Sender!);
        services.AddSingleton(provider => new SenderIndex(
            sent.Select(kind => new SenderIndex.Entry(kind, (ISender)provider.GetRequiredService(kind.Sender!)))));
        services.AddSingleton<FilePreparer>();
        services.AddSingleton<MediaPreparer>();
        services.AddSingleton<TemplatePreparer>();
    }
}
