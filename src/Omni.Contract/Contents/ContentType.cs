namespace Omni.Contract.Contents;

/// <summary>The content types of Omni, as written on the wire and in the <c>messageType</c> column.</summary>
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

    /// <summary>A location.</summary>
    public const string Location = "location";

    /// <summary>An emoji on another message.</summary>
    public const string Reaction = "reaction";

    /// <summary>A poll.</summary>
    public const string Poll = "poll";

    /// <summary>Votes in a poll.</summary>
    public const string PollUpdate = "poll_update";

    /// <summary>A calendar event.</summary>
    public const string Event = "event";

    /// <summary>A live location.</summary>
    public const string LiveLocation = "live_location";

    /// <summary>A product of a catalogue.</summary>
    public const string Product = "product";

    /// <summary>A Pix payment.</summary>
    public const string Pix = "pix";

    /// <summary>A change to an earlier message.</summary>
    public const string Edit = "edit";

    /// <summary>The deletion of an earlier message.</summary>
    public const string Delete = "delete";

    /// <summary>Content of a type that this version does not know; the raw payload holds it.</summary>
    public const string Unknown = "unknown";
}
