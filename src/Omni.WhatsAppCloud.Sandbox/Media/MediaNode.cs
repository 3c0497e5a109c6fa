using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>Media by id, with a URL that is valid for five minutes.</summary>
internal sealed class MediaNode : IGraphNode
{
    private readonly Numbers _numbers;
    private readonly MediaStore _store;

    public MediaNode(Numbers numbers, MediaStore store) => (_numbers, _store) = (numbers, store);

    public string TypeName => "WhatsAppBusinessMedia";

    public SandboxNumber? Reach(string id, string token) =>
        _store.Find(id) is { } media && _numbers.Find(media.PhoneNumberId) is { } number && number.AccessToken == token ? number : null;

    public IResult Get(GraphRequest request)
    {
        if (_store.Find(request.Id) is not { } media || IsOfAnother(media, request)) return request.UnknownObject();
        var http = request.Http.Request;
        return new GraphFields<StoredMedia>(TypeName, m => m.Id, "messaging_product", "url", "mime_type", "sha256", "file_size")
            .With("messaging_product", _ => "whatsapp")
            .With("url", m => $"{http.Scheme}://{http.Host}{_store.UrlOf(m)}")
            .With("mime_type", m => m.MimeType)
            .With("sha256", m => m.Behavior.WrongHash ? new string('0', 64) : m.Sha256)
            .With("file_size", m => m.Size)
            .Answer(media, request);
    }

    public IResult Delete(GraphRequest request) =>
        _store.Find(request.Id) is { } media && !IsOfAnother(media, request) && _store.Remove(request.Id)
            ? GraphAnswer.Done()
            : request.UnknownObject();

    /// <summary>Whether the call says that the media is another number's.</summary>
    private static bool IsOfAnother(StoredMedia media, GraphRequest request) =>
        request.Text("phone_number_id") is { Length: > 0 } number && number != media.PhoneNumberId;
}
