namespace Omni.WhatsAppCloud.Sandbox;

/// <summary>Settings of the sandbox, section <c>Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sandbox";

    /// <summary>Whether the host enables the sandbox. Default false; true in Development.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// The delay from accepting a message to its status <c>sent</c>; <c>delivered</c> and <c>read</c> follow after the same delay.
    /// Default 100 ms.
    /// </summary>
    public TimeSpan StatusDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The delay before a webhook without a 200 response is sent again; doubles each time, up to a minute. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long Meta reviews a new or changed template: <c>PENDING</c> until then, <c>APPROVED</c> from then on. Default 0: approved at
    /// once.
    /// </summary>
    public TimeSpan TemplateReview { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// Whether the sandbox takes for granted what it has not seen: a customer who never wrote has an open window, and a message that it
    /// does not know can be marked as read or reacted to. For tests that post webhooks of their own. Default false, as at Meta.
    /// </summary>
    public bool Lenient { get; set; }

    /// <summary>
    /// The oldest Graph API version that is served, such as <c>v22.0</c>: it answers calls of older ones, as at Meta, and says so in
    /// <c>facebook-api-version</c>. Default null: every version is served.
    /// </summary>
    public string? OldestGraphVersion { get; set; }

    /// <summary>The version that answers calls without one. Default <c>v25.0</c>.</summary>
    public string DefaultGraphVersion { get; set; } = "v25.0";

    /// <summary>The newest Graph API version; calls of newer ones are refused. Default <c>v26.0</c>.</summary>
    public string NewestGraphVersion { get; set; } = "v26.0";

    /// <summary>Returns the version that answers a call.</summary>
    internal string VersionAnswering(string? asked) =>
        asked is null ? DefaultGraphVersion
        : Major(OldestGraphVersion) is { } oldest && Major(asked) is { } major && major < oldest ? OldestGraphVersion!
        : asked;

    /// <summary>Whether there is such a version; minor versions ended with v3.3.</summary>
    internal bool Knows(string version) =>
        version.Split('.') is [_, var minor] && Major(version) is { } major && major >= 1 && major <= Major(NewestGraphVersion)
        && (minor == "0" || (major is 2 or 3 && int.TryParse(minor, out var number) && number <= 12));

    private static int? Major(string? version) => int.TryParse(version?.TrimStart('v').Split('.')[0], out var major) ? major : null;
}
