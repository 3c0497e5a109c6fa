using System.Text;
using Omni.Api.Media;

namespace Omni.Api.Tests.Media;

/// <summary>What every media store must do. A store is done when this is green for it.</summary>
public abstract class MediaStoreContract
{
    private const string Path = "01a20b53-7f5b-77ca-98ad-c32359e25945/2026-11/01a20b53-7f5b-77ca-98ad-c32359e25946.jpg";

    private protected abstract IMediaStore Store { get; }

    [Fact]
    public async Task What_was_put_is_read_back_and_the_local_file_is_gone()
    {
        var file = await LocalFileAsync("0123456789");

        await Store.PutAsync(Path, file, "image/jpeg", CancellationToken.None);

        (await ReadAsync(0)).Should().Be("0123456789");
        File.Exists(file).Should().BeFalse();
    }

    [Theory]
    [InlineData(0, "0123456789")]
    [InlineData(4, "456789")]
    [InlineData(9, "9")]
    public async Task It_is_read_from_any_place(long offset, string expected)
    {
        await Store.PutAsync(Path, await LocalFileAsync("0123456789"), "image/jpeg", CancellationToken.None);

        (await ReadAsync(offset)).Should().Be(expected);
    }

    [Fact]
    public async Task A_second_file_of_the_same_path_replaces_the_first()
    {
        await Store.PutAsync(Path, await LocalFileAsync("old and long"), "image/jpeg", CancellationToken.None);

        await Store.PutAsync(Path, await LocalFileAsync("new"), "image/jpeg", CancellationToken.None);

        (await ReadAsync(0)).Should().Be("new");
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_removing_it_is_no_error()
    {
        await Store.DeleteAsync("nowhere/2026-11/nothing.jpg", CancellationToken.None);

        (await Store.OpenAsync("nowhere/2026-11/nothing.jpg", 0, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task What_was_removed_is_gone()
    {
        await Store.PutAsync(Path, await LocalFileAsync("x"), "image/jpeg", CancellationToken.None);

        await Store.DeleteAsync(Path, CancellationToken.None);

        (await Store.OpenAsync(Path, 0, CancellationToken.None)).Should().BeNull();
    }

    private static async Task<string> LocalFileAsync(string text)
    {
        var file = System.IO.Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        return file;
    }

    private async Task<string> ReadAsync(long offset)
    {
        await using var stream = await Store.OpenAsync(Path, offset, CancellationToken.None);
        using var reader = new StreamReader(stream!, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
