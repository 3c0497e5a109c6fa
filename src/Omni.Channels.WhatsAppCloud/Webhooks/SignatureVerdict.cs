namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>What the signature header says about a body.</summary>
internal enum SignatureVerdict
{
    /// <summary>The body was signed with the app secret.</summary>
    Valid,

    /// <summary>There is no header.</summary>
    Missing,

    /// <summary>The header is not <c>sha256=</c> and 64 hex digits.</summary>
    Malformed,

    /// <summary>It is a signature, of another body or with another secret.</summary>
    Mismatch,
}
