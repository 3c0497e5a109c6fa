using System.Text.Json;
using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>
/// The body of <c>POST /messages/send/handoff</c>: a text that tells the recipient that a human takes over. The chat's setting
/// <c>agentPaused</c> becomes true with it.
/// </summary>
public sealed record SendHandoffRequest : SendRequest
{
    /// <summary>The text, as of <c>POST /messages/send</c>. Required.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The chat, by its id in this host or the channel's, which must be that of <c>to</c>; null for that one.
    /// </summary>
    public string? ChatId { get; init; }

    /// <summary>What is known of the person, as Omni's clients write it; this host has no use for it.</summary>
    public string? DadosLead { get; init; }

    /// <summary>Why a human takes over, as Omni's clients write it; this host has no use for it.</summary>
    public string? MotivoHandoff { get; init; }

    /// <summary>A briefing, as Omni's clients write it; this host has no use for it.</summary>
    public string? ExtraInfo { get; init; }

    /// <summary>More fields, as Omni's clients write them; this host has no use for them.</summary>
    public JsonElement? HandoffFields { get; init; }

    /// <inheritdoc/>
    public override MessageContent? ToContent() => new TextContent { Text = Text };
}
