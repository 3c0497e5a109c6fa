namespace Omni.Api.Sending.Lanes;

/// <summary>Makes the lane of an instance.</summary>
internal delegate Lane NewLane(Guid instanceId, string channelId);
