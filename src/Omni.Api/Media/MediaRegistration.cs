using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;
using Omni.Api.Media.S3;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Media;

/// <summary>Registers media.</summary>
internal static class MediaRegistration
{
    public static void AddMedia(this IServiceCollection services)
    {
        services.AddValidated<MediaOptions, MediaOptions.Validator>(MediaOptions.Section);
        services.AddSingleton<LocalMediaStore>();
        services.AddSingleton<S3MediaStore>();
        services.AddSingleton<IMediaStore>(provider => provider.GetRequiredService<IOptions<MediaOptions>>().Value.Provider == "s3"
            ? provider.GetRequiredService<S3MediaStore>()
            : provider.GetRequiredService<LocalMediaStore>());
        services.AddSingleton<StoredMedia>();
        services.AddSingleton<MediaReference>();
        services.AddSingleton<IMediaSource>(provider => provider.GetRequiredService<StoredMedia>());
        services.AddSingleton<MediaStaging>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaStaging>());
        services.AddSingleton<MediaOpener>();
        services.AddSingleton<MediaOutcomes>();
        services.AddSingleton<MediaDownloads>();
        services.AddSingleton<MediaFetcher>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaFetcher>());
    }
}
