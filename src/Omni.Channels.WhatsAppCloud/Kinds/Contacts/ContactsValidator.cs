using System.Globalization;
using FluentValidation;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Contacts;

/// <summary>Requires one to five cards, each with a name.</summary>
internal sealed class ContactsValidator : AbstractValidator<ContactsValidator.Cards>
{
    public const int MaxCards = 5;

    public ContactsValidator()
    {
        RuleFor(c => c.Contacts).Count(1, MaxCards);
        RuleForEach(c => c.Contacts).SetValidator(new CardValidator());
    }

    /// <summary>The cards of a message.</summary>
    internal sealed record Cards(IReadOnlyList<ContactCard>? Contacts);

    private sealed class CardValidator : AbstractValidator<ContactCard>
    {
        public CardValidator()
        {
            RuleFor(c => c.Name).Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("is required");
            RuleFor(c => c.Birthday)
                .Must(b => b is null || DateOnly.TryParseExact(b, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                .WithMessage("must be a date, YYYY-MM-DD");
            RuleForEach(c => c.Phones).ChildRules(p =>
            {
                p.RuleFor(x => x.Phone).Given();
                p.RuleFor(x => x.WaId).Must(id => string.IsNullOrEmpty(id) || Recipient.Parse(id) is { Kind: not Recipient.Kinds.Group })
                    .WithMessage("must be a phone number with country code, such as 5511987654321");
            });
            RuleForEach(c => c.Emails).ChildRules(e => e.RuleFor(x => x.Email).Given());
            RuleForEach(c => c.Urls).ChildRules(u => u.RuleFor(x => x.Url).Given());
        }
    }
}
