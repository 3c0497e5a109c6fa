using System.Text.Json;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send/contact</c>: one card in short, or cards in full.</summary>
public sealed record SendContactRequest : SendRequest
{
    /// <summary>One card in short; null when <c>contacts</c> are given.</summary>
    public ShortContactCard? Contact { get; init; }

    /// <summary>
    /// Cards in full: <c>name{formattedName,firstName,…}</c>, <c>phones</c>, <c>emails</c>, <c>addresses</c>, <c>org</c>, <c>urls</c>,
    /// <c>birthday</c>; Meta's names with underscores are taken too. Null when <c>contact</c> is given.
    /// </summary>
    public JsonElement? Contacts { get; init; }
}
