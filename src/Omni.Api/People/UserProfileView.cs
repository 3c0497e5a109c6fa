using System.Text.Json;

namespace Omni.Api.People;

/// <summary>What is known of somebody.</summary>
internal sealed record UserProfileView(string PlatformUserId, string? DisplayName, string? AvatarUrl, string? Bio, string? Phone, JsonElement? PlatformMetadata);
