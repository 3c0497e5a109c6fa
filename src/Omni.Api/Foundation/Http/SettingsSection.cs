namespace Omni.Api.Foundation.Http;

/// <summary>A section of settings, for the endpoint that shows the settings in force.</summary>
/// <param name="Name">The section, such as <c>Omni:Outbox</c>.</param>
/// <param name="Options">Its options class.</param>
internal sealed record SettingsSection(string Name, Type Options);
