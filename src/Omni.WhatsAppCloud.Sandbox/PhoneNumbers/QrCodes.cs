using System.Security.Cryptography;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>Links that open a chat with a text. https://developers.facebook.com/docs/whatsapp/business-management-api/qr-codes</summary>
internal static class QrCodes
{
    private const string Text = "prefilled_message", Image = "qr_image_url", Format = "generate_qr_image";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", Ending = "1";
    private const int MaxCodes = 2000, MaxText = 140, CodeLength = 14;

    private static readonly GraphFields<QrCode> Fields = new GraphFields<QrCode>(
            "WhatsAppBusinessQRCode", null, "code", Text, "deep_link_url")
        .With("code", qr => qr.Code)
        .With(Text, qr => qr.Text)
        .With("deep_link_url", qr => $"https://wa.me/message/{qr.Code}")
        .With("creation_time", qr => qr.CreatedAt.ToUnixTimeSeconds())
        .With(Image, (qr, field) => ImageOf(qr, field.Arguments.GetValueOrDefault("format")));

    public static IResult List(GraphRequest request, PhoneStates states)
    {
        var state = states.Of(request.Id);
        IReadOnlyList<QrCode> codes;
        lock (state.Gate) codes = [.. state.QrCodes.Values.Where(qr => request.Text("code") is not { } code || code == qr.Code)];
        return GraphPage<QrCode>.Answer(codes, Fields, request);
    }

    public static IResult Get(GraphRequest request, string code, PhoneStates states)
    {
        var (selection, refusal) = Fields.Asked(request);
        if (refusal is not null) return refusal;
        var state = states.Of(request.Id);
        lock (state.Gate)
            return state.QrCodes.TryGetValue(code, out var qr) ? GraphAnswer.List([Fields.Render(qr, selection)]) : Unknown(request, code);
    }

    /// <summary>Makes a code, or changes the text of the one that path or parameters name.</summary>
    public static IResult Set(GraphRequest request, string? code, PhoneStates states, TimeProvider time)
    {
        if (request.Text(Text) is not { Length: > 0 } text) return GraphFailure.Required(Text);
        if (text.Length > MaxText) return GraphFailure.Parameter($"Param {Text} must be at most {MaxText} characters long.");
        var format = request.Text(Format)?.ToUpperInvariant();
        if (format is not (null or "" or "SVG" or "PNG")) return GraphFailure.Choice(Format, ["SVG", "PNG"]);
        var changed = code ?? request.Text("code");
        var state = states.Of(request.Id);
        QrCode qr;
        lock (state.Gate)
        {
            if (changed is null)
            {
                if (state.QrCodes.Count >= MaxCodes) return GraphFailure.Parameter($"A number can have at most {MaxCodes} codes");
                qr = new QrCode(NewCode(), text, time.GetUtcNow());
            }
            else if (state.QrCodes.TryGetValue(changed, out var known))
            {
                qr = known with { Text = text };
            }
            else
            {
                return Unknown(request, changed);
            }

            state.QrCodes[qr.Code] = qr;
        }

        var answer = Fields.Render(qr, null);
        if (!string.IsNullOrEmpty(format)) answer[Image] = ImageOf(qr, format);
        return Results.Json(answer);
    }

    public static IResult Delete(GraphRequest request, string code, PhoneStates states)
    {
        var state = states.Of(request.Id);
        lock (state.Gate) return state.QrCodes.Remove(code) ? GraphAnswer.Done() : Unknown(request, code);
    }

    private static string ImageOf(QrCode qr, string? format) =>
        $"https://example.com/qr/{qr.Code}.{(string.Equals(format, "PNG", StringComparison.OrdinalIgnoreCase) ? "png" : "svg")}";

    private static string NewCode() => $"{RandomNumberGenerator.GetString(Letters, CodeLength - 1)}{Ending}";

    private static IResult Unknown(GraphRequest request, string code) => GraphFailure.UnknownObject(request.Http.Request.Method, code);
}
