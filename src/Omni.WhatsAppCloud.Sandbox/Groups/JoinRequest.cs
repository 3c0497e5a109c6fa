namespace Omni.WhatsAppCloud.Sandbox.Groups;

/// <summary>A person who asks to join a group.</summary>
/// <param name="Id">Its id.</param>
/// <param name="User">The person's key.</param>
/// <param name="At">When they asked.</param>
internal sealed record JoinRequest(string Id, string User, DateTimeOffset At);
