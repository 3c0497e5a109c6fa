using Omni.WhatsAppCloud.Sandbox.Accounts;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>A business phone number.</summary>
internal sealed class PhoneNode(Numbers numbers, PhoneFields phones, PhoneStates states, CallbackChange callbacks) : IGraphNode
{
    private const int MaxName = 512;

    public string TypeName => phones.Fields.TypeName;

    public SandboxNumber? Reach(string id, string token) => numbers.Find(id) is { } number && number.AccessToken == token ? number : null;

    public IResult Get(GraphRequest request) => phones.Fields.Answer(request.Number, request);

    /// <summary>Sets the callback, the PIN, or a display name that is to be reviewed.</summary>
    public async Task<IResult> PostAsync(GraphRequest request)
    {
        var (pin, name) = (request.Text("pin"), request.Text("new_display_name"));
        if (pin is not null && !Registration.IsPin(pin)) return GraphFailure.Parameter("pin must be 6 digits");
        if (name is { Length: 0 or > MaxName }) return GraphFailure.Parameter($"new_display_name must be 1 to {MaxName} characters long");
        var settings = request.Member("webhook_configuration");
        if (pin is null && name is null && settings is null) return GraphFailure.Required("webhook_configuration");
        if (settings is { } callback && await callbacks.ApplyAsync(request.Id, callback, request.Aborted) is { } refusal) return refusal;
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            if (pin is not null) state.Pin = pin;
            if (name is not null) state.NewDisplayName = name;
        }

        return GraphAnswer.Done();
    }
}
