namespace Omni.Api.Instances;

/// <summary>What an instance may be called.</summary>
internal static class InstanceNames
{
    public const int MaxLength = 255;
}
