using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;

namespace Omni.Api.Tests.Receiving;

/// <summary>The host's own unit of work on a disk that fails while it is told to.</summary>
internal sealed class TroubledUnitOfWork(IUnitOfWork real) : IUnitOfWork
{
    private int _refused;

    public bool IsInTrouble { get; set; }

    /// <summary>Commits that it has refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public static void AddTo(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IUnitOfWork)).ImplementationFactory!;
        services.AddSingleton(provider => new TroubledUnitOfWork((IUnitOfWork)real(provider)));
        services.AddSingleton<IUnitOfWork>(provider => provider.GetRequiredService<TroubledUnitOfWork>());
    }

    public Task<T> RunAsync<T>(Func<WriteSession, ValueTask<T>> work, CancellationToken ct)
    {
        if (!IsInTrouble) return real.RunAsync(work, ct);
        Interlocked.Increment(ref _refused);
        throw new IOException("The disk is out of order");
    }
}
