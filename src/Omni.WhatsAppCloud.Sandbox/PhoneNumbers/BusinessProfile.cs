using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Apps;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>The profile that customers see. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/business-profiles</summary>
internal static class BusinessProfile
{
    private const string About = "about", Address = "address", Description = "description", Email = "email", Vertical = "vertical",
        Websites = "websites", Picture = "profile_picture_url", Handle = "profile_picture_handle", Product = "messaging_product";

    private const int MaxWebsites = 2, MaxWebsite = 256;

    private static readonly Dictionary<string, int> MaxLengths = new(StringComparer.Ordinal)
    {
        [About] = 139,
        [Address] = 256,
        [Description] = 512,
        [Email] = 128,
    };

    private static readonly string[] Verticals =
    [
        "OTHER", "AUTO", "BEAUTY", "APPAREL", "EDU", "ENTERTAIN", "EVENT_PLAN", "FINANCE", "GROCERY", "GOVT", "HOTEL", "HEALTH",
        "NONPROFIT", "PROF_SERVICES", "RETAIL", "TRAVEL", "RESTAURANT", "ALCOHOL", "ONLINE_GAMBLING", "PHYSICAL_GAMBLING", "OTC_DRUGS",
        "MATRIMONY_SERVICE", "UNDEFINED", "NOT_A_BIZ",
    ];

    private static readonly GraphFields<JsonObject> Fields = FieldsOf(
        About, Address, Description, Email, Picture, Websites, Vertical, Product);

    public static IResult Get(GraphRequest request, PhoneStates states)
    {
        var (selection, refusal) = Fields.Asked(request);
        if (refusal is not null) return refusal;
        var profile = First(request.Number);
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            foreach (var (name, value) in state.Profile) profile[name] = value?.DeepClone();
        }

        var answer = Fields.Render(profile, selection);
        answer[Product] = "whatsapp";
        return GraphAnswer.List([answer]);
    }

    public static IResult Update(GraphRequest request, PhoneStates states, Uploads uploads)
    {
        if (request.Text(Product) != "whatsapp") return GraphFailure.Required(Product);
        if (Refuse(request, uploads) is { } refusal) return refusal;
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            foreach (var name in MaxLengths.Keys.Append(Vertical))
            {
                if (request.Text(name) is { } text) state.Profile[name] = text;
            }

            if (request.Member(Websites) is not null)
                state.Profile[Websites] = new JsonArray([.. WebsitesOf(request).Select(w => (JsonNode?)w)]);
            if (request.Text(Handle) is not null) state.Profile[Picture] = $"https://example.com/{request.Id}/profile-picture.jpg";
        }

        return GraphAnswer.Done();
    }

    private static IResult? Refuse(GraphRequest request, Uploads uploads)
    {
        foreach (var (name, max) in MaxLengths)
        {
            if (request.Text(name)?.Length > max) return GraphFailure.Parameter($"Param {name} must be at most {max} characters long.");
        }

        if (request.Text(About) is "") return GraphFailure.Parameter("Param about must not be empty.");
        if (request.Text(Email) is { Length: > 0 } email && !(email.IndexOf('@') is > 0 and var at && at < email.Length - 1))
            return GraphFailure.Parameter("Param email must be a valid email address.");
        if (request.Text(Vertical) is { } vertical && !Verticals.Contains(vertical)) return GraphFailure.Choice(Vertical, Verticals);
        if (WebsitesOf(request) is var websites && websites.Count > MaxWebsites)
            return GraphFailure.Parameter($"Param websites must have at most {MaxWebsites} elements.");
        if (websites.Any(w => !IsWebsite(w))) return GraphFailure.Parameter("Param websites[0] must be a valid URL.");
        return request.Text(Handle) is { } handle && !uploads.Knows(handle)
            ? GraphFailure.Parameter("The profile picture handle is invalid or expired.")
            : null;
    }

    private static bool IsWebsite(string text) =>
        text.Length <= MaxWebsite && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    /// <summary>A list of URLs, or one alone.</summary>
    private static IReadOnlyList<string> WebsitesOf(GraphRequest request) => request.Member(Websites) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(w => w.ToString())],
        { ValueKind: JsonValueKind.String } one when one.GetString() is { Length: > 0 } url => [url],
        _ => [],
    };

    private static GraphFields<JsonObject> FieldsOf(params string[] names)
    {
        var fields = new GraphFields<JsonObject>("WhatsAppBusinessProfile", null, names);
        foreach (var name in names) fields.With(name, profile => profile[name]?.DeepClone());
        return fields.WithEmpty("id");
    }

    /// <summary>The profile of a number before it is changed.</summary>
    private static JsonObject First(SandboxNumber number) => new()
    {
        [About] = $"{number.VerifiedName}: always open",
        [Address] = "1 Sandbox Street",
        [Description] = "A business that exists on your machine only",
        [Email] = "hello@example.com",
        [Picture] = "https://example.com/sandbox.png",
        [Websites] = new JsonArray("https://example.com/"),
        [Vertical] = "RESTAURANT",
    };
}
