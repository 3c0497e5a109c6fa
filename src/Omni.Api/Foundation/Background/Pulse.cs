namespace Omni.Api.Foundation.Background;

/// <summary>
/// Wakes all who wait, where <see cref="Signal"/> wakes one. Take <see cref="Next"/> before the look for work and await it after: a ring
/// between the two is not missed.
/// </summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = NewSource();

    /// <summary>Ends at the next ring.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
