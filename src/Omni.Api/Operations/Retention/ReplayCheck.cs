using Microsoft.Extensions.Options;
using Omni.Api.Receiving;

namespace Omni.Api.Operations.Retention;

/// <summary>
/// Requires that events outlive raw webhooks: a webhook can be replayed as long as the inbox keeps it, and only its events identify it.
/// </summary>
internal sealed class ReplayCheck(IOptions<InboxOptions> inbox) : IValidateOptions<EventsOptions>
{
    public ValidateOptionsResult Validate(string? name, EventsOptions options) =>
        options.Retention is { } kept && kept < inbox.Value.Retention
            ? ValidateOptionsResult.Fail(
                $"{EventsOptions.Section}:{nameof(options.Retention)}: {kept} is shorter than "
                + $"Omni:Inbox:Retention ({inbox.Value.Retention}): "
                + "a replayed webhook is recognised by its events")
            : ValidateOptionsResult.Success;
}
