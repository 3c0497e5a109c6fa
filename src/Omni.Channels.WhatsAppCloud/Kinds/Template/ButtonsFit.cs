using Omni.Channels.WhatsAppCloud.Templates;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Validates the button components of a message against the buttons of the template.</summary>
internal sealed class ButtonsFit(TemplateDefinition? template, FaultList faults)
{
    private const int MaxOfferCoupon = 15;

    private static readonly string[] SubTypes =
    [
        "quick_reply", "url", "copy_code", "otp", "flow", "catalog", "mpm", "spm", "voice_call", "phone_number", "request_contact_info",
        "order_details", "payment_request", "reminder",
    ];

    public void Check(TemplatePart part, IReadOnlyList<GivenComponent> components, string path)
    {
        var buttons = components.Where(c => c.Type == GivenComponent.Button).ToList();
        foreach (var button in buttons) CheckOne(part, button);
        for (var i = 0; i < part.Buttons.Count; i++)
        {
            if (NeedsComponent(part.Buttons[i], i) && !buttons.Exists(b => b.Index == i))
                faults.Add($"{path}.buttons[{i}]", $"is missing: {NameOf(part.Buttons[i], i)} needs a component of its own");
        }
    }

    /// <summary>Validates types of buttons when the template could not be read.</summary>
    public void CheckTypes(IReadOnlyList<GivenComponent> components)
    {
        foreach (var button in components.Concat(components.SelectMany(c => c.Cards).SelectMany(c => c.Components)))
            CheckType(button, ofTemplate: null);
    }

    /// <summary>The first button of an authentication template takes the code.</summary>
    private bool NeedsComponent(TemplateButton button, int index) => template!.IsAuthentication ? index == 0 : button.NeedsComponent;

    private void CheckOne(TemplatePart part, GivenComponent given)
    {
        if (given.Index is not { } index || index < 0) return;
        if (index >= part.Buttons.Count)
        {
            if (!template!.HasUnknownPart)
                faults.Add($"{given.Path}.index", $"is {index}: template '{template.Name}' has {part.Buttons.Count} buttons here");
            CheckType(given, ofTemplate: null);
            return;
        }

        var button = part.Buttons[index];
        CheckType(given, button.Type.ToLowerInvariant());
        if (template!.IsAuthentication)
        {
            if (given.SubType is not (null or "url" or "copy_code" or "otp"))
                faults.Add($"{given.Path}.sub_type", $"must be url: {NameOf(button, index)} takes the code");
            return;
        }

        if (button.SubType is { } type && given.SubType is not null && given.SubType != type)
            faults.Add($"{given.Path}.sub_type", $"must be {type}: {NameOf(button, index)} is of the type {button.Type}");
        else if (button is { Type: "URL", HasPlaceholder: false })
            faults.Add(given.Path, $"does not fit: the address of {NameOf(button, index)} has no placeholder");
        if (template.Offer is not null) CheckOfferCoupon(given);
    }

    private void CheckType(GivenComponent given, string? ofTemplate)
    {
        if (given is { Type: GivenComponent.Button, SubType: { } type } && type != ofTemplate && !SubTypes.Contains(type))
            faults.Add($"{given.Path}.sub_type", $"must be one of {string.Join(", ", SubTypes)}");
    }

    private void CheckOfferCoupon(GivenComponent given)
    {
        foreach (var coupon in given.Parameters.Where(p => p.Type == "coupon_code"))
        {
            if (coupon.Json.TryGetProperty("coupon_code", out var code) && code.ToString().Length > MaxOfferCoupon)
                faults.Add($"{coupon.Path}.coupon_code", $"is {code.ToString().Length} UTF-16 units, at most {MaxOfferCoupon} in an offer");
        }
    }

    private string NameOf(TemplateButton button, int index) =>
        $"button {index}{(button.Text.Length > 0 ? $" ('{button.Text}')" : "")} of template '{template!.Name}' ({button.Type})";
}
