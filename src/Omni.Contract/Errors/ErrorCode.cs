namespace Omni.Contract.Errors;

/// <summary>
/// The codes of errors. A code that this version does not know is kept as received. docs/errors.md says what to do about each.
/// </summary>
public static class ErrorCode
{
    /// <summary>400: fields of the request are missing or invalid; nothing was stored.</summary>
    public const string Validation = "VALIDATION_ERROR";

    /// <summary>400: the channel does not support this.</summary>
    public const string NotSupported = "CAPABILITY_NOT_SUPPORTED";

    /// <summary>400: the person has no identity on this instance.</summary>
    public const string RecipientNotOnChannel = "RECIPIENT_NOT_ON_CHANNEL";

    /// <summary>401: the API key is missing, wrong, revoked or expired.</summary>
    public const string Unauthorized = "UNAUTHORIZED";

    /// <summary>403: the API key lacks the scope or the instance.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>404: the resource or the path does not exist.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>405: the path does not support the method.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>408: the body arrived too slowly.</summary>
    public const string RequestTimeout = "REQUEST_TIMEOUT";

    /// <summary>409: the name is taken, or the idempotency key was used for another request.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>413: the body or the file is too large.</summary>
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";

    /// <summary>415: the body has another media type than the endpoint reads.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>429: too many requests or waiting messages; nothing was stored.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>500: a fault of the host.</summary>
    public const string Internal = "INTERNAL_ERROR";

    /// <summary>502: the channel refused the message.</summary>
    public const string ChannelSendFailed = "CHANNEL_SEND_FAILED";

    /// <summary>502: the instance could not be connected.</summary>
    public const string ConnectionFailed = "CONNECTION_FAILED";

    /// <summary>503: the instance is not connected. With a message id in the details, the message is kept and sent later.</summary>
    public const string ChannelNotConnected = "CHANNEL_NOT_CONNECTED";

    /// <summary>503: the channel is held because earlier webhooks did not return.</summary>
    public const string ChannelHeld = "CHANNEL_HELD";

    /// <summary>503: the database is unreachable or full.</summary>
    public const string StorageUnavailable = "STORAGE_UNAVAILABLE";

    /// <summary>503: lists and searches use all slots.</summary>
    public const string ReadsBusy = "READS_BUSY";

    /// <summary>503: the list or search ran too long.</summary>
    public const string QueryTimeout = "QUERY_TIMEOUT";

    /// <summary>503: older webhooks are still being processed.</summary>
    public const string InboxBehind = "INBOX_BEHIND";

    /// <summary>504: it is not known yet whether the channel accepted the message.</summary>
    public const string ChannelTimeout = "CHANNEL_TIMEOUT";
}
