using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>The answer to a connect.</summary>
internal sealed record ConnectView(Guid InstanceId, ConnectionState Status, string? Message);
