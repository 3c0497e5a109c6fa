namespace Omni.Contract.Instances;

/// <summary>The values of the <c>status</c> filter of the list of instances.</summary>
public static class InstanceActivity
{
    /// <summary>Instances that the host keeps connected.</summary>
    public const string Active = "active";

    /// <summary>All other instances.</summary>
    public const string Inactive = "inactive";
}
