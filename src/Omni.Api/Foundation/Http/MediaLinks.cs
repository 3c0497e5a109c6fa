using Microsoft.Extensions.Options;

namespace Omni.Api.Foundation.Http;

/// <summary>The addresses at which media is served: whole ones where the public URL is known, else from the root.</summary>
internal sealed class MediaLinks(IOptions<PublicUrlOptions> options)
{
    public const string Route = "/api/v2/media";

    public string Of(string path) => $"{options.Value.Base}{Route}/{path}";
}
