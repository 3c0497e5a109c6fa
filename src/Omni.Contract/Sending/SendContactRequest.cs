using System.Text.Json;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send/contact</c>: one card in short form, or cards in full form.</summary>
public sealed record SendContactRequest : SendRequest
{
    /// <summary>One card in short form; null when <c>contacts</c> are given.</summary>
    public ShortContactCard? Contact { get; init; }

    /// <summary>
    /// Cards in full form: <c>name{formattedName,firstName,…}</c>, <c>phones</c>, <c>emails</c>, <c>addresses</c>, <c>org</c>, <c>urls</c>,
    /// <c>birthday</c>; Meta's names with underscores are accepted too. Null when <c>contact</c> is given.
    /// </summary>
    public JsonElement? Contacts { get; init; }
}
