using System.Globalization;
using System.Reflection;
using Refit;

namespace Omni.Client;

/// <summary>Values of a query as the host reads them.</summary>
internal sealed class QueryFormatter : DefaultUrlParameterFormatter
{
    public override string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type) => value switch
    {
        OmniId id => id.ToString(),
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => base.Format(value, attributeProvider, type),
    };
}
