using System.Globalization;
using System.Text;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Gives the fixtures' numbers, account and app other ids of the same length.</summary>
internal sealed class FixtureIds(int number)
{
    private const int Digits = 12;

    private readonly string _end = number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');

    public TestNumber First => Of(TestNumber.Fixtures);

    public TestNumber Second => Of(TestNumber.Second);

    public byte[] Of(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        foreach (var id in Ids) text = text.Replace(id, Other(id), StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    public string Restore(string text)
    {
        foreach (var id in Ids) text = text.Replace(Other(id), id, StringComparison.Ordinal);
        return text;
    }

    private static IEnumerable<string> Ids =>
        [TestNumber.Fixtures.PhoneNumberId, TestNumber.Second.PhoneNumberId, TestNumber.Fixtures.BusinessAccountId];

    private TestNumber Of(TestNumber other) => new()
    {
        PhoneNumberId = Other(other.PhoneNumberId),
        BusinessAccountId = Other(other.BusinessAccountId),
        AppSecret = $"the-app-secret-of-fixture-{number}",
    };

    // The first digits tell the ids apart.
    private string Other(string id) => id[..^Digits] + _end;
}
