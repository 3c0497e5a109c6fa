using System.Net;
using System.Runtime.CompilerServices;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>Templates of the account that take just what a limit is tried with.</summary>
internal static class LimitTemplates
{
    public const int LongestName = 512;

    private const string Account = "102290129340398", Language = "en_US";

    private static readonly Lock Adding = new();

    private static readonly ConditionalWeakTable<OmniHost, Task> Added = [];

    /// <summary>A request to send one of them.</summary>
    public static object Of(string name, params object[] components) => new { name = $"limit_{name}", language = Language, components };

    /// <summary>Adds them to the account of the class's host.</summary>
    public static Task AddOnceAsync(OmniHost host)
    {
        lock (Adding)
        {
            if (!Added.TryGetValue(host, out var added)) Added.Add(host, added = AddAsync(host));
            return added;
        }
    }

    private static async Task AddAsync(OmniHost host)
    {
        var body = new { type = "BODY", text = "{{1}}" };
        var plain = new { type = "BODY", text = "Hello" };
        await AddAsync(host, new string('a', LongestName), "en", plain);
        await AddAsync(host, "limit_header", Language, new { type = "HEADER", format = "TEXT", text = "{{1}}" }, plain);
        await AddAsync(host, "limit_body", Language, body);
        await AddAsync(host, "limit_long_body", Language, new { type = "BODY", text = $"{new string('x', 100)}{{{{1}}}}" });
        await AddAsync(host, "limit_buttons", Language, plain, Buttons([.. Enumerable.Repeat("QUICK_REPLY", 10)]));
        await AddAsync(host, "limit_coupon", Language, plain, Buttons("COPY_CODE"));
        await AddAsync(host, "limit_offer", Language,
            new { type = "LIMITED_TIME_OFFER", limited_time_offer = new { text = "Soon" } }, plain, Buttons("COPY_CODE"));
        await AddAsync(host, "limit_products", Language, plain, Buttons("MPM"));
        await AddAsync(host, "limit_cards", Language, plain, new
        {
            type = "CAROUSEL",
            cards = Enumerable.Repeat(new { components = new[] { plain } }, 10),
        });
    }

    private static object Buttons(params string[] types) =>
        new { type = "BUTTONS", buttons = types.Select(type => new { type, text = "x" }) };

    private static async Task AddAsync(OmniHost host, string name, string language, params object[] components)
    {
        var (status, answer) = await host.PostAsync(
            $"/sandbox/accounts/{Account}/templates",
            new { name, language, status = "APPROVED", category = "UTILITY", components }, host.Web);
        status.Should().Be(HttpStatusCode.Created, answer.ToString());
    }
}
