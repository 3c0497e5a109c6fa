using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>How a text with options is shown on WhatsApp.</summary>
/// <param name="Text">The text with the links that no button shows.</param>
/// <param name="Interactive">Meta's object; null when the text alone is sent.</param>
/// <param name="Options">The places of the options in the request, in the order of Meta's object.</param>
internal sealed partial record ChoicesPlan(string Text, JsonElement? Interactive, IReadOnlyList<int> Options)
{
    private const string DefaultLabel = "Options";

    public static ChoicesPlan Of(ChoicesContent content)
    {
        var buttons = content.Buttons ?? [];
        if (content.RequestLocation)
            return Of(content.Text, "location_request_message", new JsonObject { ["name"] = "send_location" }, []);
        if (buttons is [{ Url: { } only } link]) return Of(content.Text, "cta_url", LinkOf(link.Text, only), [0]);

        var text = string.Join('\n', buttons.Where(b => b.Url is not null).Select(b => $"{b.Text}: {b.Url}").Prepend(content.Text));
        var options = Enumerable.Range(0, buttons.Count).Where(at => buttons[at].Url is null).ToList();
        var chosen = options.ConvertAll(at => buttons[at]);
        return chosen.Count == 0 ? new ChoicesPlan(text, Interactive: null, options)
            : IsList(chosen, content.List) ? Of(text, "list", ListOf(chosen, content.List), options)
            : Of(text, "button", new JsonObject { ["buttons"] = new JsonArray([.. chosen.Select(ReplyOf)]) }, options);
    }

    /// <summary>What the request calls a field of Meta's object.</summary>
    public string NameOf(string path)
    {
        if (Option().Match(path) is { Success: true } option)
        {
            var at = Options[int.Parse(option.Groups["at"].Value, CultureInfo.InvariantCulture)];
            return option.Groups["field"].Value switch
            {
                "id" => $"buttons[{at}].data",
                "description" => $"buttons[{at}].description",
                _ => $"buttons[{at}].text",
            };
        }

        return path switch
        {
            "interactive.body.text" => "text",
            "interactive.action.button" => "list.buttonLabel",
            "interactive.action.sections[0].title" => "list.sectionTitle",
            "interactive.action.parameters.display_text" => "buttons[0].text",
            "interactive.action.parameters.url" => "buttons[0].url",
            _ => "buttons",
        };
    }

    private static bool IsList(List<ChoiceButton> chosen, ChoiceList? list) =>
        chosen.Count > ActionValidator.MaxButtons || list is { ForceList: true } or { SectionTitle: not null }
        || chosen.Exists(button => button.Description is not null);

    private static ChoicesPlan Of(string text, string type, JsonObject action, IReadOnlyList<int> options) => new(
        text,
        JsonSerializer.SerializeToElement(
            new JsonObject { ["type"] = type, ["body"] = new JsonObject { ["text"] = text }, ["action"] = action }),
        options);

    private static JsonObject LinkOf(string? label, string url) => new()
    {
        ["name"] = "cta_url",
        ["parameters"] = new JsonObject { ["display_text"] = label, ["url"] = url },
    };

    private static JsonNode ReplyOf(ChoiceButton button) => new JsonObject
    {
        ["type"] = "reply",
        ["reply"] = new JsonObject { ["id"] = button.Data ?? button.Text, ["title"] = button.Text },
    };

    private static JsonObject ListOf(List<ChoiceButton> chosen, ChoiceList? list)
    {
        var section = new JsonObject { ["rows"] = new JsonArray([.. chosen.Select(RowOf)]) };
        if (list?.SectionTitle is { } title) section["title"] = title;
        return new JsonObject { ["button"] = list?.ButtonLabel ?? DefaultLabel, ["sections"] = new JsonArray(section) };
    }

    private static JsonNode RowOf(ChoiceButton button)
    {
        var row = new JsonObject { ["id"] = button.Data ?? button.Text, ["title"] = button.Text };
        if (button.Description is { } description) row["description"] = description;
        return row;
    }

    [GeneratedRegex(@"\.(buttons|rows)\[(?<at>\d+)\](\.reply)?(\.(?<field>\w+))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();
}
