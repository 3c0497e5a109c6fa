namespace Omni.WhatsAppCloud.Sandbox;

/// <summary>Settings of the sandbox, section <c>Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sandbox";

    /// <summary>Whether a host that maps the sandbox does so. Default false; true in Development.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// Between accepting a message and its status <c>sent</c>; <c>delivered</c> and <c>read</c> follow after as long again. Default 100 ms.
    /// </summary>
    public TimeSpan StatusDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Before a webhook that was not answered 200 is sent again; doubled each time, up to a minute. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);
}
