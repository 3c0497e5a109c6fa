using System.Globalization;
using System.Text;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>Signed webhooks as whole HTTP requests, ready to be written to a socket. Ids are new in every run, as Meta's are.</summary>
internal static class LoadBody
{
    private const int Users = 5000;

    private static readonly string Run = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");

    private static int _groups;

    /// <summary>So many webhooks: for each message that comes in, three statuses.</summary>
    public static byte[][] Mixed(string path, int count)
    {
        var requests = new byte[count][];
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        for (var i = 0; i < count; i += 4)
        {
            var group = _groups++;
            var (wamid, phone) = ($"wamid.{Run}{group:x8}", $"5511{900000000 + (group % Users)}");
            requests[i] = RequestOf(
                path,
                TestWebhook.Text(
                    wamid, phone, $"Hello, this is message {group} of a customer who asks when the parcel comes",
                    $"Customer {group % Users}", seconds));
            foreach (var (status, place) in new[] { ("sent", 1), ("delivered", 2), ("read", 3) })
            {
                if (i + place < count) requests[i + place] = RequestOf(path, TestWebhook.Status(wamid, status, phone, seconds: seconds));
            }
        }

        return requests;
    }

    private static byte[] RequestOf(string path, byte[] body)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Hub-Signature-256: "
            + $"{TestNumber.Fixtures.Sign(body)}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
