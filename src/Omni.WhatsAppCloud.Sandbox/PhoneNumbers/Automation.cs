using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>Commands and prompts that customers can choose.</summary>
internal static class Automation
{
    private const string Prompts = "prompts", Commands = "commands", Name = "command_name", Description = "command_description";
    private const int MaxPrompts = 4, MaxPrompt = 80, MaxCommands = 30, MaxName = 32, MaxDescription = 256;

    public static IResult Get(GraphRequest request, PhoneStates states)
    {
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            var answer = state.Automation?.DeepClone() as JsonObject ?? [];
            answer["id"] = request.Id;
            return Results.Json(answer);
        }
    }

    public static IResult Update(GraphRequest request, PhoneStates states)
    {
        if (Refuse(request) is { } refusal) return refusal;
        var automation = new JsonObject();
        foreach (var name in (ReadOnlySpan<string>)[Prompts, Commands])
        {
            if (request.Member(name) is { } list) automation[name] = JsonSerializer.SerializeToNode(list);
        }

        var state = states.Of(request.Id);
        lock (state.Gate) state.Automation = automation;
        return GraphAnswer.Done();
    }

    private static IResult? Refuse(GraphRequest request)
    {
        var (prompts, commands) = (request.Items(Prompts), request.Items(Commands));
        if (prompts.Count > MaxPrompts) return GraphFailure.Parameter($"Too many prompts provided. Maximum allowed is {MaxPrompts}");
        if (prompts.Any(p => p.ToString().Length is 0 or > MaxPrompt))
            return GraphFailure.Parameter($"Prompt text exceeds maximum length of {MaxPrompt} characters");
        if (commands.Count > MaxCommands) return GraphFailure.Parameter($"Too many commands provided. Maximum allowed is {MaxCommands}");
        if (commands.Any(c => c.Text(Name) is not { Length: > 0 and <= MaxName }))
            return GraphFailure.Parameter($"{Name} must be 1 to {MaxName} characters long");
        if (commands.Any(c => c.Text(Description) is not { Length: > 0 and <= MaxDescription }))
            return GraphFailure.Parameter($"{Description} must be 1 to {MaxDescription} characters long");
        return commands.CountBy(c => c.Text(Name)!).Any(c => c.Value > 1) ? GraphFailure.Parameter("Command names must be unique.") : null;
    }
}
