namespace Omni.Contract.Instances;

/// <summary>The values by which a list of instances is limited to those that are to be connected, or not.</summary>
public static class InstanceActivity
{
    /// <summary>Instances that are to be connected.</summary>
    public const string Active = "active";

    /// <summary>The others.</summary>
    public const string Inactive = "inactive";
}
