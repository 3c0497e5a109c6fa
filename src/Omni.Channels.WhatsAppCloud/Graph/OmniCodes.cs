namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>The names that Omni's own channel gives Meta's errors. https://github.com/automagik-dev/omni</summary>
internal static class OmniCodes
{
    public const string OutsideWindow = "OMNI_OUTSIDE_24H_WINDOW", NotConnected = "META_NOT_CONNECTED", Upstream = "META_UPSTREAM_ERROR";

    private const string AuthFailed = "META_AUTH_FAILED", PhoneNotFound = "META_PHONE_NOT_FOUND", RateLimited = "META_RATE_LIMITED",
        RecipientNotFound = "META_RECIPIENT_NOT_FOUND", Template = "META_TEMPLATE_NOT_APPROVED", InvalidRequest = "META_INVALID_REQUEST",
        Unknown = "META_UNKNOWN";

    public static string Of(GraphError error) => (error.Code, error.Subcode) switch
    {
        (100, 33) or (33 or 803, _) => PhoneNotFound,
        _ when error.IsForeign => OfStatus(error.HttpStatus),
        (0 or 3 or 10 or 102 or 104 or 190 or 131005, _) or ( >= 200 and <= 299, _) => AuthFailed,
        (131047 or 131051, _) => OutsideWindow,
        ( >= 132000 and <= 132099, _) => Template,
        (4 or 80007 or 130429 or 131048 or 131056 or 613 or 80008, _) => RateLimited,
        (131026, _) => RecipientNotFound,
        (100 or 131008 or 131009, _) => InvalidRequest,
        (1 or 2 or 131000 or 131016, _) => Upstream,
        _ => OfStatus(error.HttpStatus),
    };

    private static string OfStatus(int httpStatus) => httpStatus switch
    {
        429 => RateLimited,
        >= 500 => Upstream,
        _ => Unknown,
    };
}
