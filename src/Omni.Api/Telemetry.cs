namespace Omni.Api;

/// <summary>The name of the host's one activity source and its one meter.</summary>
internal static class Telemetry
{
    public const string Name = "Omni";
}
