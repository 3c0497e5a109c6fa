using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>Keys of the data folder that do not fit what is stored, are damaged, old or gone.</summary>
public sealed class UnreadableCredentialsTests : IAsyncDisposable
{
    private static readonly TestNumber First = new() { PhoneNumberId = "731000000000001" };
    private static readonly TestNumber Second = new() { PhoneNumberId = "731000000000002" };

    private readonly OwnershipHost _world = new();

    private OmniHost Host => _world.Host;

    private string Keys => Path.Combine(Host.Data, "keys");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_instance_whose_credentials_cannot_be_decrypted_is_shown_so_with_the_remedy_and_the_others_go_on()
    {
        var lost = await Host.ConnectAsync(First, "lost");
        var mended = await Host.ConnectAsync(Second, "mended");
        var backup = await RestartWithOtherKeysAsync();

        // The sandbox's own instance is given its credentials at every start.
        foreach (var item in (await Host.ListAsync("/api/v2/instances")).Where(i => i.GetProperty("name").GetString() is not "sandbox"))
            Unreadable(item.GetProperty("error"));
        Unreadable((await Host.GetAsync($"/api/v2/instances/{lost}")).GetProperty("data").GetProperty("error"));
        var status = await _world.StatusAsync(lost);
        status.GetProperty("state").GetString().Should().Be("error");
        Unreadable(status.GetProperty("error"));
        (await Host.PostAsync($"/api/v2/instances/{lost}/restart", new { })).Status.Should().Be(HttpStatusCode.BadGateway);
        (await Host.PostAsync($"/api/v2/instances/{lost}/connect", new { })).Status.Should().Be(HttpStatusCode.BadRequest);

        var (partial, answer) = await _world.PatchAsync(mended, new { credentials = new { accessToken = Second.AccessToken } });
        partial.Should().Be(HttpStatusCode.BadRequest, "the others cannot be kept");
        answer.Should().Contain("credentials.appSecret");
        var keys = (await Host.GetAsync("/health/ready")).GetProperty("checks").GetProperty("keys");
        keys.GetProperty("status").GetString().Should().Be("warn");
        keys.GetProperty("details").GetString().Should().Contain("2 instance").And.Contain("PATCH");

        await Host.AddNumberAsync(Second);
        (await _world.PatchAsync(mended,
            new { credentials = Second.Credentials(), options = new { graphBaseUrl = Host.Address, callbackUrl = Host.Address } })).Status
            .Should().Be(HttpStatusCode.OK);
        (await _world.StateAsync(mended)).Should().Be("connected");
        (await Host.SendTextAsync(mended, "5511930000001", "back")).Status.Should().Be(HttpStatusCode.Created);
        (await _world.PatchAsync(lost, new { name = "lost and renamed" })).Status
            .Should().Be(HttpStatusCode.OK, "what is no credential can be changed");
        (await Host.GetAsync("/health/ready")).GetProperty("checks").GetProperty("keys").GetProperty("details").GetString()
            .Should().Contain("1 instance");

        foreach (var file in Directory.GetFiles(backup)) File.Copy(file, Path.Combine(Keys, Path.GetFileName(file)));
        await _world.RestartAsync();
        (await Host.GetAsync($"/api/v2/instances/{lost}")).GetProperty("data").TryGetProperty("error", out _)
            .Should().BeFalse("the folder was restored beside the new key");
        await _world.ReceivesAsync(lost, First, "after the restore");
        (await Host.GetAsync("/health/ready")).GetProperty("checks").GetProperty("keys").GetProperty("status").GetString()
            .Should().Be("ok");
        Directory.Delete(backup, recursive: true);
    }

    [Fact]
    public async Task A_subscription_whose_secret_cannot_be_decrypted_waits_says_why_and_loses_nothing()
    {
        await using var receiver = await EventReceiver.StartAsync();
        var (made, subscription) = await Host.PostAsync(
            "/api/v2/subscriptions", new { url = receiver.Address, eventTypes = new[] { "instance.connected" } });
        made.Should().Be(HttpStatusCode.Created);
        var id = subscription.GetProperty("data").GetProperty("id").GetGuid();
        Directory.Delete(await RestartWithOtherKeysAsync(), recursive: true);

        // The sandbox's instance may have connected before.
        var before = receiver.Posts.Count;
        await Host.ConnectAsync(First, "after");

        await Eventually.IsAsync(
            () => Host.ListAsync($"/api/v2/subscriptions/{id}/deliveries?status=pending"),
            all => all.Any(d => d.GetProperty("error").GetString()?.Contains("cannot be decrypted", StringComparison.Ordinal) == true),
            "its log says why");
        receiver.Posts.Count.Should().Be(before);
        using var patch = System.Net.Http.Json.JsonContent.Create(new { secret = $"whsec_{Convert.ToBase64String(new byte[32])}" });
        (await Host.Api.PatchAsync(new Uri($"/api/v2/subscriptions/{id}", UriKind.Relative), patch)).StatusCode
            .Should().Be(HttpStatusCode.OK);

        await Eventually.IsAsync(() => Task.FromResult(receiver.Posts.Count), n => n > before, "with a new secret it is posted");
    }

    [Fact]
    public async Task A_key_past_its_date_goes_on_encrypting_and_no_other_is_made_silently()
    {
        var id = await Host.ConnectAsync(First, "old");
        var file = Directory.GetFiles(Keys).Should().ContainSingle().Subject;
        await Host.StopAsync();
        var key = XElement.Load(file);
        DateTimeOffset.Parse(key.Element("expirationDate")!.Value, CultureInfo.InvariantCulture).Year
            .Should().BeGreaterThan(2100, "a host makes keys that it does not roll");
        foreach (var (name, days) in new[] { ("creationDate", 200), ("activationDate", 200), ("expirationDate", 110) })
            key.Element(name)!.Value = TimeProvider.System.GetUtcNow().AddDays(-days).ToString("O", CultureInfo.InvariantCulture);
        key.Save(file);

        _world.StartAgain();

        await _world.ReceivesAsync(id, First, "with the old key");
        (await _world.PatchAsync(id, new { credentials = new { accessToken = "EAAanother" } })).Status
            .Should().Be(HttpStatusCode.OK, "it encrypts, too");
        await _world.RestartAsync();
        Directory.GetFiles(Keys).Should().Equal(file);
        (await Host.GetAsync($"/api/v2/instances/{id}")).GetProperty("data").TryGetProperty("error", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_damaged_key_file_stops_neither_the_start_nor_what_other_keys_encrypt_and_health_tells()
    {
        var id = await Host.ConnectAsync(First, "beside");
        await File.WriteAllTextAsync(Path.Combine(Keys, "key-torn.xml"), "<key id=");
        await _world.RestartAsync();

        await _world.ReceivesAsync(id, First, "other keys work");
        var keys = (await Host.GetAsync("/health/ready")).GetProperty("checks").GetProperty("keys");
        keys.GetProperty("status").GetString().Should().Be("warn");
        keys.GetProperty("details").GetString().Should().Contain("damaged");
    }

    [Fact]
    public async Task Keys_that_are_deleted_under_the_running_host_are_told_before_they_are_needed()
    {
        Directory.Delete(Keys, recursive: true);

        var keys = (await Host.GetAsync("/health/ready")).GetProperty("checks").GetProperty("keys");

        keys.GetProperty("status").GetString().Should().Be("warn");
        keys.GetProperty("details").GetString().Should().Contain("holds no key");
    }

    private static void Unreadable(JsonElement error)
    {
        error.GetProperty("code").GetString().Should().Be("CREDENTIALS_UNREADABLE");
        error.GetProperty("message").GetString().Should().Contain("restore the folder keys/").And.Contain("PATCH");
    }

    /// <summary>As after a restore without <c>keys/</c>; answers where the right ones are.</summary>
    private async Task<string> RestartWithOtherKeysAsync()
    {
        await Host.StopAsync();
        var backup = $"{Host.Data}-keys";
        Directory.Move(Keys, backup);
        _world.StartAgain();
        return backup;
    }
}
