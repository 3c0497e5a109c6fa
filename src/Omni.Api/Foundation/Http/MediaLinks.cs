using Microsoft.Extensions.Options;

namespace Omni.Api.Foundation.Http;

/// <summary>Builds the URLs of media: absolute where the public URL is known, else relative to the root.</summary>
internal sealed class MediaLinks(IOptions<PublicUrlOptions> options)
{
    public const string Route = "/api/v2/media";

    public string Of(string path) => $"{options.Value.Base}{Route}/{path}";
}
