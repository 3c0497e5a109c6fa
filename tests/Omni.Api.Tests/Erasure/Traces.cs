using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;
using Omni.Testing;

namespace Omni.Api.Tests.Erasure;

/// <summary>Looks for words in every column of every table, and in the webhooks as they came.</summary>
internal static class Traces
{
    /// <summary>Where any of the words stands, as <c>table.column: value</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(OmniHost host, params string[] words)
    {
        var found = new List<string>();
        var reads = host.Services.GetRequiredService<IReadDb>();
        await using var db = reads.Open();
        foreach (var table in db.Model.GetEntityTypes())
        {
            var columns = table.GetProperties().Select(p => p.GetColumnName()).ToList();
            var rows = await reads.ReadAsync(
                $"SELECT {string.Join(", ", columns.Select(c => $"\"{c}\""))} FROM {table.GetTableName()}",
                row => columns.Select((column, place) => $"{table.GetTableName()}.{column}: {TextOf(row.GetValue(place))}").ToList(),
                CancellationToken.None);
            found.AddRange(rows.SelectMany(row => row).Where(Holds));
        }

        var webhooks = await host.Services.GetRequiredService<IInboxStore>().ReadAfterAsync(0, 10_000, CancellationToken.None);
        found.AddRange(webhooks.Select(w => $"inbox.body: {TextOf(w.Webhook.Body.ToArray())}").Where(Holds));
        return found;

        bool Holds(string text) => words.Any(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static string TextOf(object value) =>
        value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
