namespace Omni.WhatsAppCloud.Sandbox.Flows;

/// <summary>A flow of an account.</summary>
internal sealed record SandboxFlow
{
    public required string Id { get; init; }
    public required string AccountId { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> Categories { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public string Status { get; init; } = FlowStatus.Draft;
    public string? EndpointUri { get; init; }

    /// <summary>The flow's JSON; null until there is some.</summary>
    public string? Json { get; init; }
}
