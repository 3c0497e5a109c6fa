using System.Reflection;
using Refit;

namespace Omni.Client;

/// <summary>Reads answers, with what stands in their headers.</summary>
internal sealed class AnswerSerializer(SystemTextJsonContentSerializer json) : IHttpContentSerializer
{
    public HttpContent ToHttpContent<T>(T item) => json.ToHttpContent(item);

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var read = await json.FromHttpContentAsync<T>(content, cancellationToken).ConfigureAwait(false);
        if (read is Answer answer) answer.Ignored = IgnoredFields.Of(content);
        return read;
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => json.GetFieldNameForProperty(propertyInfo);
}
