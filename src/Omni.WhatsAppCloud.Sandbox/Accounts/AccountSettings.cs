using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.Accounts;

/// <summary>What businesses have changed of their accounts; as many as there are accounts.</summary>
internal sealed class AccountSettings
{
    public const string Name = "name", TimeZone = "timezone_id";

    private readonly ConcurrentDictionary<(string Account, string Setting), string> _texts = new();
    private readonly ConcurrentDictionary<(string Account, string Setting), bool> _flags = new();

    /// <summary>The settings that are switches.</summary>
    public static IReadOnlyList<string> Flags { get; } = ["is_enabled_for_insights", "disable_marketing_messages_on_cloud_api"];

    public string? TextOf(string account, string setting) => _texts.GetValueOrDefault((account, setting));

    public bool IsOn(string account, string setting) => _flags.GetValueOrDefault((account, setting));

    public void Set(string account, string setting, string value) => _texts[(account, setting)] = value;

    public void Switch(string account, string setting, bool isOn) => _flags[(account, setting)] = isOn;
}
