using FluentValidation;

namespace Omni.Api.Events;

/// <summary>Settings of the event bus.</summary>
internal sealed class EventBusOptions
{
    public const string Section = "Omni:EventBus";

    public const string InProcess = "inprocess", Nats = "nats";

    /// <summary>
    /// <c>inprocess</c>, the default: REST, the event stream and subscriptions deliver events. <c>nats</c>: events are also published to
    /// NATS JetStream.
    /// </summary>
    public string Provider { get; set; } = InProcess;

    /// <summary>For <c>nats</c>: the URL of the server, or comma-separated URLs. Default <c>nats://localhost:4222</c>.</summary>
    public string? Url { get; set; }

    /// <summary>For <c>nats</c>: the user name, if the server requires one.</summary>
    public string? User { get; set; }
    public string? Password { get; set; }
    public string? Token { get; set; }

    /// <summary>For <c>nats</c>: a file with credentials (JWT and seed), instead of the three above.</summary>
    public string? CredentialsFile { get; set; }

    /// <summary>For <c>nats</c>: the number of servers of a cluster that keep a new stream. 1..5, default 1.</summary>
    public int Replicas { get; set; } = 1;

    internal sealed class Validator : AbstractValidator<EventBusOptions>
    {
        public Validator()
        {
            RuleFor(o => o.Provider).Must(p => p is InProcess or Nats)
                .WithMessage("'{PropertyValue}' is not offered; use 'inprocess' or 'nats'");
            RuleFor(o => o.Url)
                .Must(
                    u => u is null
                        || u.Split(',')
                            .All(one => Uri.TryCreate(one.Trim(), UriKind.Absolute, out var url)
                                && url.Scheme is "nats" or "tls" or "ws" or "wss"))
                    .WithMessage("must be a nats://, tls://, ws:// or wss:// URL, or several separated by commas");
            RuleFor(o => o.CredentialsFile).Must(f => f is null || File.Exists(f))
                .WithMessage("'{PropertyValue}' is not a file that can be read");
            RuleFor(o => o.Replicas).InclusiveBetween(1, 5);
        }
    }
}
