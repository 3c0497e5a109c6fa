using Omni.WhatsAppCloud.Sandbox.Accounts;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>A business phone number.</summary>
internal sealed class PhoneNode(Numbers numbers, PhoneFields phones, CallbackChange callbacks) : IGraphNode
{
    public string TypeName => phones.Fields.TypeName;

    public SandboxNumber? Reach(string id, string token) => numbers.Find(id) is { } number && number.AccessToken == token ? number : null;

    public IResult Get(GraphRequest request) => phones.Fields.Answer(request.Number, request);

    public async Task<IResult> PostAsync(GraphRequest request) => request.Member("webhook_configuration") is { } settings
        ? await callbacks.ApplyAsync(request.Id, settings, request.Aborted) ?? GraphAnswer.Done()
        : GraphFailure.Required("webhook_configuration");
}
