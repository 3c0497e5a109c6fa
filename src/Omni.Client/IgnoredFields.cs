namespace Omni.Client;

/// <summary>The header that names the fields of a request for which the host has no use.</summary>
internal static class IgnoredFields
{
    private const string Header = "x-omni-ignored";

    public static IReadOnlyList<string> Of(HttpResponseMessage response) => Read(OmniApiException.Header(response, Header));

    public static IReadOnlyList<string> Of(HttpContent content) =>
        Read(content.Headers.TryGetValues(Header, out var values) ? string.Join(", ", values) : null);

    /// <summary>Puts the header where the reader of the answer's content finds it.</summary>
    public static void Carry(HttpResponseMessage response)
    {
        if (OmniApiException.Header(response, Header) is { } names) response.Content.Headers.TryAddWithoutValidation(Header, names);
    }

    private static IReadOnlyList<string> Read(string? names) => names is null ? [] :
        [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
}
