using System.Globalization;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Times as Graph writes them: <c>2026-01-31T12:00:00+0000</c>.</summary>
internal static class GraphTime
{
    public static string Of(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);
}
