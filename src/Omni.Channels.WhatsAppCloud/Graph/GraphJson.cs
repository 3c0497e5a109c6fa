using System.Text.Json.Serialization;
using Omni.Channels.WhatsAppCloud.Graph.Requests;
using Omni.Channels.WhatsAppCloud.Graph.Responses;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>The JSON settings of the Graph API: snake_case, nulls omitted.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(PhoneNumberResponse))]
[JsonSerializable(typeof(PhoneNumberRequest))]
[JsonSerializable(typeof(BusinessProfileResponse))]
[JsonSerializable(typeof(SuccessResponse))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(ReceiptRequest))]
[JsonSerializable(typeof(MessageResponse))]
[JsonSerializable(typeof(MediaResponse))]
[JsonSerializable(typeof(TemplatesResponse))]
[JsonSerializable(typeof(PhoneNumbersResponse))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class GraphJson : JsonSerializerContext;
