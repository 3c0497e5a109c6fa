using System.Globalization;

namespace Omni.Api.Search;

/// <summary>
/// What is indexed. A row has a place in the index, made of its kind and its sequence number, and lies in a bucket: every word of it is
/// stored with the bucket in front. The buckets are read newest first, so that the commonest word costs no more than a bucket.
/// </summary>
internal static class SearchKind
{
    public const int Message = 0, Event = 1, Chat = 2;

    private const int BucketBits = 15, KindBits = 2, BucketDigits = 6;

    private const string Letters = "mec";

    public static long PlaceOf(int kind, long seq) => (seq << KindBits) | (long)kind;

    public static long SeqOf(long place) => place >> KindBits;

    public static long BucketOf(long seq) => seq >> BucketBits;

    /// <summary>The first sequence number of a bucket.</summary>
    public static long BeginOf(long bucket) => bucket << BucketBits;

    /// <summary>What stands in front of every word of a bucket.</summary>
    public static string PrefixOf(int kind, long bucket) =>
        Letters[kind] + bucket.ToString($"x{BucketDigits}", CultureInfo.InvariantCulture);
}
