using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>
/// Which app secrets a webhook to the address of all apps is tried with: whatever it costs, it is bounded, and no genuine one is refused
/// for where its ids stand.
/// </summary>
public sealed class WebhookGateTests
{
    private const int Apps = 1000;

    private static readonly DateTimeOffset Start = new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly InstanceDirectory _directory = new();
    private readonly WebhookGate _gate;

    public WebhookGateTests()
    {
        for (var app = 0; app < Apps; app++) _directory.Set(Instance(app), isOwner: true);
        _gate = new WebhookGate(_directory, Microsoft.Extensions.Options.Options.Create(new WhatsAppCloudOptions()), _time);
    }

    [Theory]
    [InlineData("""{"object":"o","entry":[{"id":"w","changes":[{"value":{"metadata":{"phone_number_id":"N7"}}}]}]}""", "as Meta writes it")]
    [InlineData("""{"phone_number_id":"N7"}""", "at the root")]
    [InlineData("""{"a":[[[{"b":{"phone_number_id":"N7"}}]]]}""", "deep")]
    [InlineData("""{"\u0070hone_number_id":"N7"}""", "its name escaped")]
    [InlineData("""{"phone_number_id":"\u004e7"}""", "its value escaped")]
    [InlineData("""{"phone_number_id":"N3","phone_number_id":"N7"}""", "twice, with another one first")]
    [InlineData("""{"phone_number_id":"N7","phone_number_id":"N3"}""", "twice, with another one last")]
    [InlineData("""{"phone_number_id":7,"x":{"phone_number_id":null,"y":{"phone_number_id":["N3"],"phone_number_id":"N7"}}}""",
        "behind values of other types")]
    [InlineData("""{"phone_number_id":"N7"} and then no JSON""", "before what is no JSON")]
    [InlineData("""{"phone_number_id":"nobody's","entry":[{"id":"W7"}]}""", "of the account, the number unknown")]
    [InlineData("""{"entry":[{"id":"W3"},{"id":"W7"}]}""", "of the account alone")]
    [InlineData("""{"phone_number_id":"nobody's","entry":[{"id":"nobody's"}]}""", "nowhere")]
    [InlineData("no JSON", "nowhere, in no JSON")]
    [InlineData("", "nowhere, in nothing")]
    public void A_genuine_webhook_is_let_in_wherever_the_id_stands(string body, string where) =>
        Verify(body, app: 7).Should().Be(new WebhookVerdict.Genuine(Instance(7).AppSecrets[0].Fingerprint), where);

    [Fact]
    public void A_number_as_a_number_names_its_instance()
    {
        _directory.Set(Instance(Apps) with { PhoneNumberId = "106540352242922" }, isOwner: true);

        Verify("""{"phone_number_id":106540352242922}""", Apps).Should().BeOfType<WebhookVerdict.Genuine>();
    }

    [Fact]
    public void What_is_nested_deeper_than_can_be_read_is_tried_with_all()
    {
        var body = $"{new string('[', 5000)}{{\"phone_number_id\":\"N7\"}}{new string(']', 5000)}";

        Verify(body, app: 7).Should().BeOfType<WebhookVerdict.Genuine>();
    }

    [Theory]
    [InlineData("""{"phone_number_id":"N7"}""")]
    [InlineData("""{"entry":[{"id":"W7"}]}""")]
    public void A_webhook_that_names_an_app_is_tried_with_the_secrets_of_that_app_alone(string body) =>
        Verify(body, app: 8).Should().BeOfType<WebhookVerdict.Refused>().Which.Code.Should().Be("mismatch");

    [Fact]
    public void The_secret_before_the_present_one_counts_and_one_of_an_instance_that_left_does_not()
    {
        var rolled = Instance(7) with { AppSecrets = [Secret(7000), Secret(7)] };
        _directory.Set(rolled, isOwner: true);
        Verify("""{"phone_number_id":"N7"}""", app: 7).Should().BeOfType<WebhookVerdict.Genuine>();
        Verify("""{"phone_number_id":"N7"}""", app: 7000).Should().BeOfType<WebhookVerdict.Genuine>();

        _directory.Remove(rolled.InstanceId);

        Verify("""{"phone_number_id":"N7"}""", app: 7).Should().BeOfType<WebhookVerdict.Refused>();
    }

    [Theory]
    [InlineData("""{"phone_number_id":"nobody's"}""")]
    [InlineData("no JSON")]
    public void Forged_ones_that_name_nobody_cost_no_more_than_a_budget_and_named_ones_are_let_in_meanwhile(string body)
    {
        var padded = body + new string(' ', 5000);
        var forged = Enumerable.Range(0, 100).Select(_ => Verify(padded, app: Apps + 1)).ToList();

        forged.OfType<WebhookVerdict.Refused>().Should().HaveCountGreaterThan(0).And.HaveCountLessThan(20);
        forged[^1].Should().BeOfType<WebhookVerdict.Busy>("it is not tried, and whoever is genuine comes again");
        Verify("""{"phone_number_id":"N7"}""", app: 7).Should().BeOfType<WebhookVerdict.Genuine>();
        Verify(padded, app: 7).Should().BeOfType<WebhookVerdict.Busy>();

        _time.Advance(TimeSpan.FromSeconds(2));
        Verify(padded, app: 7).Should().BeOfType<WebhookVerdict.Genuine>();
    }

    [Fact]
    public void One_that_names_nobody_and_is_too_large_to_be_tried_with_all_is_refused()
    {
        Verify(new string('x', 1024 * 1024), app: 7).Should().BeOfType<WebhookVerdict.Refused>().Which.Code.Should().Be("unnamed");
    }

    [Fact]
    public void One_that_names_a_thousand_numbers_is_within_the_budget_too()
    {
        var all = $"[{string.Join(",", Enumerable.Range(0, Apps).Select(app => $$"""{"phone_number_id":"N{{app}}"}"""))}]";

        Enumerable.Range(0, 20).Select(_ => Verify(all, app: Apps + 1)).ToList()[^1].Should().BeOfType<WebhookVerdict.Busy>();
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("", "missing")]
    [InlineData("sha256=12", "malformed")]
    [InlineData("sha1=0000000000000000000000000000000000000000000000000000000000000000", "malformed")]
    public void The_header_alone_refuses_what_is_unsigned(string? signature, string code) =>
        _gate.Precheck(Request([], signature)).Should().BeOfType<WebhookVerdict.Refused>().Which.Code.Should().Be(code);

    internal static WhatsAppInstance Instance(int app) => new()
    {
        InstanceId = new Guid(app, 0, 0, new byte[8]),
        Name = $"app {app}",
        PhoneNumberId = $"N{app}",
        BusinessAccountId = $"W{app}",
        AccessToken = new Secret("token"),
        WebhookVerifyToken = new Secret("verify"),
        GraphBaseUrl = new Uri("https://graph.facebook.com"),
        GraphApiVersion = "v25.0",
        CallbackUrl = null,
        MessagesPerSecond = null,
        AppSecretProof = "proof",
        AppSecrets = [Secret(app)],
    };

    private static string Key(int app) => $"the secret of app {app.ToString(CultureInfo.InvariantCulture)}";

    private static WhatsAppInstance.AppSecret Secret(int app) => WhatsAppInstance.AppSecret.From(new Secret(Key(app)));

    private static WebhookRequest Request(byte[] body, string? signature) =>
        new() { Query = _ => null, Header = name => name == SignatureVerifier.Header ? signature : null, Body = body };

    private WebhookVerdict Verify(string text, int app)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return _gate.Verify(
            Request(body, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key(app)), body))}"));
    }
}
