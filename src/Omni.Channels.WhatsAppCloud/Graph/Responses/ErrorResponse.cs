namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>An error response.</summary>
internal sealed record ErrorResponse(ErrorResponse.Body? Error)
{
    internal sealed record Body
    {
        public string? Message { get; init; }
        public string? Type { get; init; }
        public int? Code { get; init; }
        public int? ErrorSubcode { get; init; }
        public Data? ErrorData { get; init; }
        public bool? IsTransient { get; init; }
        public string? FbtraceId { get; init; }
    }

    internal sealed record Data(string? Details);
}
