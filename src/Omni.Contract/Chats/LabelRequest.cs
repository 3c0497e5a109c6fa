namespace Omni.Contract.Chats;

/// <summary>The body of <c>POST</c> and <c>DELETE /chats/{id}/label</c>.</summary>
public sealed record LabelRequest
{
    /// <summary>The label, 1 to 100 characters. Required.</summary>
    public string? Label { get; init; }
}
