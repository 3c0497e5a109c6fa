using Omni.Contract.Settings;
using Refit;

namespace Omni.Client.Operating;

/// <summary>The current settings.</summary>
public interface ISettingsApi
{
    /// <summary>List the current settings.</summary>
    /// <param name="category">Settings of this section.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/settings")]
    Task<Page<Setting>> ListSettingsAsync(string? category = null, CancellationToken ct = default);

    /// <summary>Read one setting.</summary>
    /// <param name="key">The setting, such as Omni:Outbox:Retention.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/settings/{key}")]
    Task<Data<Setting>> GetSettingAsync(string key, CancellationToken ct = default);
}
