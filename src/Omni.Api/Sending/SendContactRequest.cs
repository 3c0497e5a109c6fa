using System.Text.Json;
using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send/contact</c>: one card in short, or cards in full.</summary>
internal sealed record SendContactRequest : SendRequest
{
    /// <summary>One card in short: name, phone, e-mail, organisation.</summary>
    public ShortCard? Contact { get; init; }

    /// <summary>Cards in full: <c>name{formattedName,firstName,…}</c>, <c>phones</c>, <c>emails</c>, <c>addresses</c>, <c>org</c>, <c>urls</c>, <c>birthday</c>; Meta's names with underscores are taken too.</summary>
    public JsonElement? Contacts { get; init; }

    protected override MessageContent ContentOf()
    {
        var cards = Contacts is { ValueKind: JsonValueKind.Array } full ? ContactCards.Read(full).Cards! : [Contact!.ToCard()];
        return new ContactContent { Contact = cards[0], Contacts = Contacts is null ? null : cards };
    }

    internal sealed record ShortCard(string? Name, string? Phone, string? Email, string? Organization)
    {
        public ContactCard ToCard() => new() { Name = Name!, Phone = Given(Phone), Email = Given(Email), Organization = Given(Organization) };

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
    }

    internal sealed class Validator : AbstractValidator<SendContactRequest>
    {
        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r.Contact).Must((r, c) => c is null != r.Contacts is null or { ValueKind: JsonValueKind.Null }).WithMessage("give 'contact' or 'contacts', one of them");
            RuleFor(r => r.Contact!.Name).Must(n => !string.IsNullOrWhiteSpace(n)).When(r => r.Contact is not null).OverridePropertyName("contact.name").WithMessage("'contact.name' is required");
            RuleFor(r => r.Contacts).Custom((contacts, context) =>
            {
                if (contacts is not { ValueKind: not JsonValueKind.Null } given) return;
                if (ContactCards.Read(given).Fault is { } fault) context.AddFailure(fault.Path, fault.Message);
            });
        }
    }
}
