using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// Reads multipart/form-data with one file. The fields are read into memory, bounded; the file is streamed to the caller's target.
/// </summary>
internal static class FormReader
{
    private const int MaxFields = 20, MaxFieldBytes = 16 * 1024;

    /// <summary>Returns the form, or the refusal. On refusal, a file that was already taken goes to <paramref name="drop"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="take">Takes the file's bytes; null means that there are too many.</param>
    /// <param name="drop">Removes a file that was taken.</param>
    /// <param name="tooLarge">What to answer when there are too many.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async Task<(Form<TFile>? Form, ApiError? Refusal)> ReadAsync<TFile>(
        HttpRequest request, Func<Stream, CancellationToken, Task<TFile?>> take, Action<TFile> drop, ApiError tooLarge,
        CancellationToken ct)
        where TFile : class
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return (null, ApiError.BadRequest("The form must be multipart/form-data with a boundary"));
        }
        var form = new Form<TFile>();
        ApiError? refusal = null;
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            for (var count = 0; refusal is null && await reader.ReadNextSectionAsync(ct) is { } section; count++)
                refusal = count < MaxFields
                    ? await TakeAsync(form, section, take, tooLarge, ct)
                    : ApiError.BadRequest($"The form has more than {MaxFields} fields");
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            refusal = ApiError.BadRequest("The form cannot be read: it is cut short, or not multipart/form-data");
        }
        catch (TimeoutException)
        {
            refusal = new ApiError(408, "REQUEST_TIMEOUT", "The form stopped coming; send it again");
        }
        catch
        {
            if (form.File is { } taken) drop(taken);
            throw;
        }

        if (refusal is null) return (form, null);
        if (form.File is { } file) drop(file);
        return (null, refusal);
    }

    private static async Task<ApiError?> TakeAsync<TFile>(
        Form<TFile> form, MultipartSection section, Func<Stream, CancellationToken, Task<TFile?>> take, ApiError tooLarge,
        CancellationToken ct)
        where TFile : class
    {
        if (section.GetContentDispositionHeader() is not { } disposition) return ApiError.BadRequest("A part of the form has no name");
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        if (!disposition.IsFileDisposition())
        {
            if (await ReadFieldAsync(section.Body, ct) is not { } text)
                return ApiError.Validation(name, $"'{name}' is longer than {MaxFieldBytes} bytes");
            form.Fields[name] = text;
            return null;
        }

        if (name != "file" || form.File is not null) return ApiError.Validation("file", "The form takes one file, in the field 'file'");
        form.File = await take(section.Body, ct);
        (form.FileType, form.FileName) = (section.ContentType, NameOf(disposition));
        return form.File is null ? tooLarge : null;
    }

    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
        return string.IsNullOrWhiteSpace(name) ? null : Path.GetFileName(name.Replace('\\', '/'));
    }

    private static async Task<string?> ReadFieldAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[MaxFieldBytes + 1];
        var count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return count <= MaxFieldBytes ? Encoding.UTF8.GetString(buffer, 0, count) : null;
    }

    /// <summary>The content of a form.</summary>
    internal sealed class Form<TFile>
        where TFile : class
    {
        public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);
        public TFile? File { get; set; }

        /// <summary>The file's media type as the caller states it.</summary>
        public string? FileType { get; set; }

        /// <summary>The file's name as the caller states it.</summary>
        public string? FileName { get; set; }
    }
}
