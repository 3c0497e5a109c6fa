using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// The position at which a list continues: the sort value and the sequence number of the last row shown. Opaque to callers.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cursor(long SortValue, long Seq)
{
    public static bool TryParse(string? text, out Cursor cursor)
    {
        cursor = default;
        if (text is null || text.Length > 100 || !Base64Url.IsValid(text)) return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        if (parts.Length != 2 || !TryNumber(parts[0], out var sort) || !TryNumber(parts[1], out var seq)) return false;
        cursor = new Cursor(sort, seq);
        return true;

        static bool TryNumber(string part, out long number) =>
            long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{SortValue}.{Seq}")));
}
