using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Access;

/// <summary>
/// The key with all permissions: from <c>OMNI_API_KEY</c>, else created at the first start and stored in the data folder, readable by its
/// owner only.
/// </summary>
internal sealed partial class PrimaryKey(
    IConfiguration configuration, DataDirectory data, IUnitOfWork unitOfWork, TimeProvider time, ILogger<PrimaryKey> logger)
    : IHostedService
{
    private const string FileName = "api-key";
    private const int MinLength = 24;

    /// <summary>The key; set once started.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Whether it was just created, and so must be shown once.</summary>
    public bool IsNew { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Value = configuration["OMNI_API_KEY"]?.Trim() is { Length: > 0 } given ? given : await ReadOrMakeAsync(cancellationToken);
        if (Value.Length < MinLength) throw new OptionsValidationException("OMNI_API_KEY", typeof(string), [TooShort]);
        if (!Value.StartsWith(KeyText.Prefix, StringComparison.Ordinal)) Log.Weak(logger);

        var row = new ApiKeyRow
        {
            Id = Ids.Random(),
            Name = "primary",
            KeyPrefix = KeyText.PrefixOf(Value),
            KeyHash = KeyText.HashOf(Value),
            Scopes = JsonSerializer.Serialize(new[] { "*" }),
            IsPrimary = true,
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await unitOfWork.RunAsync(async session =>
        {
            // The usual case: the key is known, and nothing changes.
            if (await session.IsOnlyPrimaryKeyAsync(row.KeyHash)) return;
            var others = await session.Db.ApiKeys.Where(k => k.IsPrimary || k.KeyHash == row.KeyHash).ToListAsync(CancellationToken.None);
            session.Db.ApiKeys.RemoveRange(others);
            session.Db.ApiKeys.Add(session.Db.CopyOf(row));
            await session.Db.SaveChangesAsync(CancellationToken.None);
        }, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Names the source of the key and what to do. The key itself is not shown.</summary>
    private string TooShort => configuration["OMNI_API_KEY"]?.Trim() is { Length: > 0 }
        ? $"OMNI_API_KEY has {Value.Length} characters, and a key that may do everything needs at least {MinLength} random ones: "
            + "set a longer one, or leave it unset to have one made"
        : $"the key in {Path.Combine(data.Path, FileName)} has {Value.Length} characters, at least {MinLength} are needed: "
            + "delete the file to have a new key made, or set OMNI_API_KEY";

    private async Task<string> ReadOrMakeAsync(CancellationToken ct)
    {
        var file = Path.Combine(data.Path, FileName);
        if (File.Exists(file) && (await File.ReadAllTextAsync(file, ct)).Trim() is { Length: > 0 } kept) return kept;

        var made = KeyText.New();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new StreamWriter(file, options);
        await stream.WriteAsync(made);
        IsNew = true;
        return made;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Weak, LogLevel.Warning,
            "OMNI_API_KEY does not have the form omni_sk_ and 32 random characters; it works, but logs cannot "
            + "recognise and mask it")]
        public static partial void Weak(ILogger logger);
    }
}
