using System.Net.Http.Headers;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>Uploads: what Meta takes, what it refuses, and for how long it keeps it.</summary>
public sealed class MediaUploadTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];

    private readonly SandboxApp _meta = fixture.Meta;

    [Theory]
    [InlineData("image/jpeg", "image/jpeg", null)]
    [InlineData("image/jpeg", null, null)]
    [InlineData(null, "image/jpeg", null)]
    [InlineData("audio/ogg; codecs=opus", "audio/ogg", "audio")]
    [InlineData("image/jpeg", "application/octet-stream", null)]
    [InlineData(null, "application/octet-stream", "application/octet-stream")]
    [InlineData("image/png", "image/jpeg", "image/jpeg")]
    [InlineData("image/png", "image/png", "image/jpeg")]
    [InlineData(null, "image/gif", "image/gif")]
    [InlineData(null, null, "''")]
    public async Task The_type_of_an_upload_must_be_one_of_Metas_and_that_of_the_file(string? type, string? partType, string? refusedAs)
    {
        var isVoice = refusedAs == "audio";
        var answer = await UploadAsync(isVoice ? "OggS...."u8.ToArray() : Jpeg, type, partType);

        if (refusedAs is null || isVoice) answer.GetProperty("id").GetString().Should().NotBeEmpty();
        else answer.GetProperty("error").GetProperty("message").GetString().Should().Contain("Received file").And.Contain(refusedAs);
    }

    [Fact]
    public async Task What_is_missing_empty_or_too_large_is_refused()
    {
        CodeOf(await UploadAsync([], "image/jpeg", "image/jpeg")).Should().Be(100);
        CodeOf(await UploadAsync(Jpeg, "image/jpeg", "image/jpeg", product: null)).Should().Be(100);
        CodeOf(await UploadAsync(Jpeg, "image/jpeg", "image/jpeg", name: "photo")).Should().Be(100);
        CodeOf(await UploadAsync([.. Jpeg, .. new byte[5 * 1024 * 1024]], "image/jpeg", "image/jpeg")).Should().Be(131053);
        await _meta.ErrorAsync("POST /v25.0/{phone}/media", "messaging_product=whatsapp", code: 100);
        await _meta.ErrorAsync("POST /v25.0/{phone}/media", """{"messaging_product":"whatsapp"}""", code: 100);
    }

    [Fact]
    public async Task Media_is_read_and_deleted_by_its_own_number_only_and_kept_for_thirty_days()
    {
        var first = (await UploadAsync(Jpeg, "image/jpeg", "image/jpeg")).GetProperty("id").GetString();
        (await _meta.OkAsync($"GET /v25.0/{first}?fields=file_size")).GetProperty("file_size").GetInt64().Should().Be(Jpeg.Length);
        await _meta.OkAsync($"GET /{first}?phone_number_id={{phone}}");
        await _meta.ErrorAsync($"GET /v25.0/{first}?phone_number_id=42", body: null, code: 100);
        await _meta.ErrorAsync($"DELETE /v25.0/{first}?phone_number_id=42", body: null, code: 100);
        await _meta.OkAsync($"DELETE /v25.0/{first}?phone_number_id={{phone}}");
        await _meta.ErrorAsync($"GET /v25.0/{first}", body: null, code: 100);

        var second = (await UploadAsync(Jpeg, "image/jpeg", "image/jpeg")).GetProperty("id").GetString();
        var url = (await _meta.OkAsync($"GET /v25.0/{second}")).GetProperty("url").GetString();
        await _meta.ErrorAsync($"GET {url}", body: null, code: 190, status: 401, token: "Bearer wrong");
        _meta.Time.Advance(TimeSpan.FromDays(31));
        await _meta.ErrorAsync($"GET /v25.0/{second}", body: null, code: 100);
        await _meta.ErrorAsync($"GET {url}", body: null, code: 100, status: 404);
    }

    private async Task<JsonElement> UploadAsync(
        byte[] bytes, string? type, string? partType, string? product = "whatsapp", string name = "file")
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(bytes);
        if (partType is not null) file.Headers.ContentType = MediaTypeHeaderValue.Parse(partType);
        form.Add(file, name, "a");
        if (type is not null) form.Add(new StringContent(type), "type");
        if (product is not null) form.Add(new StringContent(product), "messaging_product");
        var answer = await _meta.Client.PostAsync(new Uri($"/v25.0/{SandboxNumber.Default.PhoneNumberId}/media", UriKind.Relative), form);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static int CodeOf(JsonElement answer) => answer.GetProperty("error").GetProperty("code").GetInt32();
}
