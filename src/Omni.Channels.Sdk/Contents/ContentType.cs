namespace Omni.Channels.Sdk.Contents;

/// <summary>The content types of Omni, as they stand on the wire and in the <c>messageType</c> column.</summary>
public static class ContentType
{
    /// <summary>Plain text.</summary>
    public const string Text = "text";

    /// <summary>Audio, voice notes included.</summary>
    public const string Audio = "audio";

    /// <summary>A picture.</summary>
    public const string Image = "image";

    /// <summary>A video.</summary>
    public const string Video = "video";

    /// <summary>Any other file.</summary>
    public const string Document = "document";

    /// <summary>A sticker.</summary>
    public const string Sticker = "sticker";

    /// <summary>One or more contact cards.</summary>
    public const string Contact = "contact";

    /// <summary>A place.</summary>
    public const string Location = "location";

    /// <summary>An emoji on another message.</summary>
    public const string Reaction = "reaction";

    /// <summary>A poll.</summary>
    public const string Poll = "poll";

    /// <summary>Votes in a poll.</summary>
    public const string PollUpdate = "poll_update";

    /// <summary>A calendar event.</summary>
    public const string Event = "event";

    /// <summary>A place that moves.</summary>
    public const string LiveLocation = "live_location";

    /// <summary>A product of a catalogue.</summary>
    public const string Product = "product";

    /// <summary>A Pix payment.</summary>
    public const string Pix = "pix";

    /// <summary>A change to an earlier message.</summary>
    public const string Edit = "edit";

    /// <summary>An earlier message taken back.</summary>
    public const string Delete = "delete";

    /// <summary>What this version does not know; the raw payload has it.</summary>
    public const string Unknown = "unknown";
}
