using System.Net;

namespace Omni.Api.Tests.Receiving;

/// <summary>A body of which the last byte comes only when somebody lets it.</summary>
internal sealed class HeldContent(byte[] body) : HttpContent
{
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => _letGo.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(body.AsMemory(0, body.Length - 1));
        await stream.FlushAsync();
        await _letGo.Task;
        await stream.WriteAsync(body.AsMemory(body.Length - 1));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
