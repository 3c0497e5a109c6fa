using System.Reflection;
using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Wire;
using Refit;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Reads Graph's answers by <see cref="LooseJson"/>: a field of another type than documented costs only itself.</summary>
internal sealed class GraphContentSerializer : IHttpContentSerializer
{
    private static readonly JsonSerializerOptions Options = new(GraphJson.Default.Options);

    private readonly SystemTextJsonContentSerializer _written = new(Options);

    public HttpContent ToHttpContent<T>(T item) => _written.ToHttpContent(item);

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        (T?)LooseJson.Read(JsonElement.Parse(await content.ReadAsByteArrayAsync(cancellationToken)), Options.GetTypeInfo(typeof(T)));

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => _written.GetFieldNameForProperty(propertyInfo);
}
