using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Refit;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// Meta's Graph API, as far as this channel calls it. <see cref="GraphClient"/> is its only caller.
/// Each request carries its base URL (<see cref="GraphAddressHandler"/>), and takes the token and its proof as arguments:
/// the shared client holds no state of a tenant.
/// </summary>
internal interface IGraphApi
{
    [Get("/{version}/{phoneNumberId}")]
    Task<IApiResponse<PhoneNumberResponse>> GetPhoneNumber(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string phoneNumberId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, string fields, CancellationToken ct);

    [Get("/{version}/{phoneNumberId}/whatsapp_business_profile")]
    Task<IApiResponse<BusinessProfileResponse>> GetBusinessProfile(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string phoneNumberId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, string fields, CancellationToken ct);

    [Post("/{version}/{businessAccountId}/subscribed_apps")]
    Task<IApiResponse<SuccessResponse>> SubscribeApp(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string businessAccountId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, CancellationToken ct);

    [Post("/{version}/{phoneNumberId}")]
    Task<IApiResponse<SuccessResponse>> ConfigurePhoneNumber(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string phoneNumberId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, [Body] PhoneNumberRequest request,
        CancellationToken ct);

    [Post("/{version}/{phoneNumberId}/messages")]
    Task<IApiResponse<MessageResponse>> SendMessage(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, [Property(WriteOnceHandler.Gate)] IDepartureGate? gate,
        string version, string phoneNumberId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, [Body] MessageRequest request, CancellationToken ct);

    [Post("/{version}/{phoneNumberId}/messages")]
    Task<IApiResponse<SuccessResponse>> SendReceipt(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string phoneNumberId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, [Body] ReceiptRequest request, CancellationToken ct);

    [Get("/{version}/{mediaId}")]
    Task<IApiResponse<MediaResponse>> GetMedia(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string mediaId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, [AliasAs("phone_number_id")] string phoneNumberId,
        CancellationToken ct);

    [Post("/{version}/{phoneNumberId}/media")]
    Task<IApiResponse<MediaResponse>> UploadMedia(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string phoneNumberId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, [Body] HttpContent form, CancellationToken ct);

    [Get("/{version}/{businessAccountId}/phone_numbers")]
    Task<IApiResponse<PhoneNumbersResponse>> GetPhoneNumbers(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string businessAccountId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, string fields, int limit, string? after,
        CancellationToken ct);

    [Get("/{version}/{businessAccountId}/message_templates")]
    Task<IApiResponse<TemplatesResponse>> GetTemplates(
        [Property(GraphAddressHandler.BaseUrl)] Uri baseUrl, string version, string businessAccountId,
        [Authorize("Bearer")] string token, [AliasAs("appsecret_proof")] string proof, string fields, int limit, string? after,
        CancellationToken ct);
}
