namespace Omni.Api.Consumers;

/// <summary>What a puller asks for.</summary>
/// <param name="Name">The consumer.</param>
/// <param name="Limit">The most events to examine.</param>
/// <param name="Wait">How long to wait for one when there is none.</param>
/// <param name="LeaseMs">How long the lease holds; null as the consumer says.</param>
internal sealed record PullRequest(string Name, int Limit, TimeSpan Wait, int? LeaseMs);
