using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Tests.Clients;

/// <summary>What a client's call got, as its script printed it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Code">The code of the error; null when the call worked.</param>
/// <param name="Message">The message of the error.</param>
/// <param name="Answer">What the client returned.</param>
/// <param name="Meta">Why Meta refuses the call too.</param>
/// <param name="Differs">In what the sandbox is not Meta.</param>
internal sealed record ClientLine(
    string Call, int? Code, string? Message = null, JsonElement? Answer = null, string? Meta = null, string? Differs = null)
{
    /// <summary>Whether the call worked, or was refused for a reason that its script gives.</summary>
    public bool IsExpected => (Code is null) == (Meta is null && Differs is null);

    /// <summary>What the table of the documentation says of the call.</summary>
    public string Gets => this switch
    {
        { Code: null } => "works",
        { Meta: { } why } => $"refused as at Meta, {Code}: {why}",
        _ => $"differs, {Code}: {Differs ?? Message}",
    };

    public string Said => Answer?.GetRawText() ?? "";
}
