namespace Omni.Api.Instances;

/// <summary>Rules for the names of instances.</summary>
internal static class InstanceNames
{
    public const int MaxLength = 255;
}
