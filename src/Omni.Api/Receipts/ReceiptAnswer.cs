using System.Text.Json.Serialization;

namespace Omni.Api.Receipts;

/// <summary>The answer to a receipt.</summary>
internal sealed record ReceiptAnswer(bool Success, ReceiptAnswer.Facts Data)
{
    /// <summary>What was told to whom.</summary>
    public sealed record Facts(Guid InstanceId, Guid ChatId, Guid? MessageId, string? ExternalMessageId)
    {
        /// <summary>How many messages were named; of several only.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? MessageCount { get; init; }

        /// <summary>What is shown; of a presence only.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Type { get; init; }

        /// <summary>For how long it shows at most, in ms; of a presence only.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public long? Duration { get; init; }
    }
}
