namespace Omni.Api.Erasure;

/// <summary>The person to erase from one instance, and the cut: data after it belongs to a new person.</summary>
internal sealed record ErasureSubject
{
    /// <summary>Every name that the instance knew: numbers, user ids, addresses of the chat.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The direct chats, and the ids of chats merged into them.</summary>
    public required IReadOnlyList<Guid> ChatIds { get; init; }
    public required IReadOnlyList<Guid> IdentityIds { get; init; }
    public required IReadOnlyList<Guid> PersonIds { get; init; }

    /// <summary>The last event, message, audit entry and webhook before the cut.</summary>
    public required long LastEvent { get; init; }

    /// <inheritdoc cref="LastEvent"/>
    public required long LastMessage { get; init; }

    /// <inheritdoc cref="LastEvent"/>
    public required long LastAudit { get; init; }

    /// <inheritdoc cref="LastEvent"/>
    public required long LastWebhook { get; init; }

    /// <summary>Whether a text contains one of the names.</summary>
    public bool IsIn(string? text) => text is not null && Names.Any(name => text.Contains(name, StringComparison.Ordinal));
}
