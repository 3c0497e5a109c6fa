using System.Text.Json;
using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send/interactive</c>.</summary>
public sealed record SendInteractiveRequest : SendRequest
{
    /// <summary>
    /// The channel's object, with its <c>type</c>, <c>header</c>, <c>body</c>, <c>footer</c> and <c>action</c>. Required.
    /// </summary>
    public required JsonElement Interactive { get; init; }

    /// <inheritdoc/>
    public override MessageContent? ToContent() => new InteractiveContent { Interactive = Interactive };
}
