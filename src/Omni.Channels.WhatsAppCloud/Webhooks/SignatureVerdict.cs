namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>The result of checking the signature header of a body.</summary>
internal enum SignatureVerdict
{
    /// <summary>The body was signed with the app secret.</summary>
    Valid,

    /// <summary>There is no header.</summary>
    Missing,

    /// <summary>The header is not <c>sha256=</c> and 64 hex digits.</summary>
    Malformed,

    /// <summary>The signature is of another body or by another secret.</summary>
    Mismatch,
}
