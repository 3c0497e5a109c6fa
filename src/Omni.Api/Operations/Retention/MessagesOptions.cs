using FluentValidation;

namespace Omni.Api.Operations.Retention;

/// <summary>Retention of messages.</summary>
internal sealed class MessagesOptions
{
    public const string Section = "Omni:Messages";

    /// <summary>
    /// The longest time for which a message may be tried (<c>Omni:Outbox:GiveUpAfter</c>): a file that it reuses must exist until then.
    /// </summary>
    public static readonly TimeSpan Min = TimeSpan.FromDays(30);

    public static readonly TimeSpan Max = TimeSpan.FromDays(36_500);

    /// <summary>
    /// How long a message is kept after its last change, with its media and reactions. 30 days..100 years; null, the default, keeps all.
    /// </summary>
    public TimeSpan? Retention { get; set; }

    internal sealed class Validator : AbstractValidator<MessagesOptions>
    {
        public Validator() => RuleFor(o => o.Retention).InclusiveBetween(Min, Max);
    }
}
