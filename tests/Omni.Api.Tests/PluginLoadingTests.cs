using System.Net;
using Omni.Api.Plugins;
using Omni.Channels.WhatsAppCloud;
using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>Channels from a folder.</summary>
public sealed class PluginLoadingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omni-plugins-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_WhatsApp_plugin_works_from_the_folder_in_a_load_context_of_its_own()
    {
        Install("src", "Omni.Channels.WhatsAppCloud");
        await using var host = OmniHost.Start(settings: Settings(compiled: false));

        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        var (sent, _) = await host.SendTextAsync(instance, "5511987654321", "from the folder");
        await host.ReceiveAsync(TestWebhook.Text("wamid.folder", "5511987654321", "to the folder"), instance);

        sent.Should().Be(HttpStatusCode.Created);
        (await host.ArrivedAtAsync("5511987654321")).Should().ContainSingle();
        (await host.ListAsync("/api/v2/instances/supported-channels"))
            .Select(c => (c.GetProperty("id").GetString(), c.GetProperty("loaded").GetBoolean()))
            .Should().Equal(("whatsapp-cloud", true), ("whatsapp-business", true));
        AppDomain.CurrentDomain.GetAssemblies()
            .Where(a => a.GetName().Name == "Omni.Channels.WhatsAppCloud" && a != typeof(WhatsAppCloudModule).Assembly)
            .Should().NotBeEmpty("it is another copy than the one compiled in");
    }

    [Fact]
    public async Task What_cannot_be_used_is_skipped_with_every_reason_and_stops_nobody()
    {
        Install("tests", "Omni.FaultyPlugin");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "Empty"));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, "Garbage")).FullName, "Garbage.dll"),
            "this is no assembly");
        File.Copy(
            typeof(FactAttribute).Assembly.Location,
            Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, "Stranger")).FullName, "Stranger.dll"));
        await using var host = OmniHost.Start(settings: Settings(compiled: true));

        var skipped = ((FolderPlugins)host.Services.GetService(typeof(FolderPlugins))!).Skipped.ToDictionary(s => s.Name, s => s.Reasons);

        skipped["Empty"].Should().ContainSingle().Which.Should().Contain("'Empty.dll' is not in it");
        skipped["Garbage"].Should().HaveCount(2).And.Contain(r => r.Contains("cannot be loaded", StringComparison.Ordinal))
            .And.Contain(r => r.Contains("deps.json", StringComparison.Ordinal));
        skipped["Stranger"].Should().Contain(r => r.Contains("does not reference Omni.Channels.Sdk", StringComparison.Ordinal))
            .And.Contain(r => r.Contains("IChannelModule", StringComparison.Ordinal));
        skipped["Omni.FaultyPlugin"].Should().ContainSingle().Which.Should().Contain("the fuse has blown");
        (await host.ConnectAsync(TestNumber.Fixtures)).Should().NotBeEmpty("the compiled channel works all the same");
        (await host.GetAsync("/health")).GetProperty("checks").GetProperty("plugins").GetProperty("status").GetString().Should().Be("warn");
    }

    [Fact]
    public async Task A_second_channel_of_the_same_id_is_refused_and_the_first_one_works()
    {
        Install("src", "Omni.Channels.WhatsAppCloud");
        await using var host = OmniHost.Start(settings: Settings(compiled: true));

        (await host.ListAsync("/api/v2/instances/supported-channels")).Should().HaveCount(2, "it has two ids");
        (await host.ConnectAsync(TestNumber.Fixtures)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("0.1.0", "0.1.0", true)]
    [InlineData("0.1.5", "0.1.0", true)]
    [InlineData("0.2.0", "0.1.0", false)]
    [InlineData("1.4.0", "1.2.0", true)]
    [InlineData("1.2.0", "1.4.0", false)]
    [InlineData("2.0.0", "1.4.0", false)]
    public void A_plugin_runs_on_the_SDK_it_was_built_against(string host, string plugin, bool runs) =>
        SdkVersion.Runs(Version.Parse(host), Version.Parse(plugin)).Should().Be(runs);

    private Dictionary<string, string?> Settings(bool compiled) =>
        new() { ["Omni:Plugins:Folder"] = _folder.FullName, ["Omni:Plugins:Compiled"] = compiled ? "true" : "false" };

    /// <summary>Copies what a project's build has made, as <c>dotnet publish</c> would.</summary>
    private void Install(string part, string project)
    {
        var build = Path.GetRelativePath(Path.Combine(Golden.Root, "tests", "Omni.Api.Tests"), AppContext.BaseDirectory);
        var target = Directory.CreateDirectory(Path.Combine(_folder.FullName, project)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Golden.Root, part, project, build)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }
}
