namespace Omni.WhatsAppCloud.Sandbox.Groups;

/// <summary>A group of a business number. Every access to what changes holds <see cref="Gate"/>.</summary>
internal sealed class Group
{
    public const string AutoApprove = "auto_approve", ApprovalRequired = "approval_required";

    public Lock Gate { get; } = new();
    public required string Id { get; init; }
    public required SandboxNumber Number { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How people join by the link: <see cref="AutoApprove"/> or <see cref="ApprovalRequired"/>.</summary>
    public required string ApprovalMode { get; init; }

    public required string Subject { get; set; }
    public string? Description { get; set; }

    /// <summary>The end of the invite link.</summary>
    public required string InviteCode { get; set; }

    /// <summary>The participants by their keys, in the order in which they joined.</summary>
    public List<string> Participants { get; } = [];

    public List<JoinRequest> JoinRequests { get; } = [];

    public string InviteLink => $"https://chat.whatsapp.com/{InviteCode}";
}
