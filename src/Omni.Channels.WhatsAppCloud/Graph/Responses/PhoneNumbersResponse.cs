namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>A page of <c>GET /{waba-id}/phone_numbers</c>.</summary>
internal sealed record PhoneNumbersResponse : IGraphPage
{
    /// <summary>The requested fields.</summary>
    public const string Fields = "id";

    public IReadOnlyList<PhoneNumberId>? Data { get; init; }
    public PagingInfo? Paging { get; init; }

    internal sealed record PhoneNumberId(string? Id);
}
