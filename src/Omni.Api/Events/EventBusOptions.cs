using FluentValidation;

namespace Omni.Api.Events;

/// <summary>Which event bus.</summary>
internal sealed class EventBusOptions
{
    public const string Section = "Omni:EventBus";

    /// <summary><c>inprocess</c>, the default: the bus of a single host.</summary>
    public string Provider { get; set; } = "inprocess";

    /// <summary>Where the bus is; the in-process one has no address.</summary>
    public string? Url { get; set; }

    internal sealed class Validator : AbstractValidator<EventBusOptions>
    {
        public Validator() => RuleFor(o => o.Provider).Must(p => p == "inprocess").WithMessage("'{PropertyValue}' is not offered by this version; the only provider is 'inprocess'");
    }
}
