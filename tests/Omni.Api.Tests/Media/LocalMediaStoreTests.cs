using Omni.Api.Media;
using Omni.Api.Storage;

namespace Omni.Api.Tests.Media;

/// <summary>Media in the data folder.</summary>
public sealed class LocalMediaStoreTests : MediaStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omni-media-");

    public LocalMediaStoreTests() => Store = new LocalMediaStore(new DataDirectory(_folder.FullName));

    private protected override IMediaStore Store { get; }

    [Fact]
    public async Task A_path_that_leads_out_of_the_folder_goes_nowhere()
    {
        var open = () => Store.OpenAsync("../../etc/passwd", 0, CancellationToken.None);

        await open.Should().ThrowAsync<ArgumentException>();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
