namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>What is known of the templates of one account.</summary>
internal sealed class AccountTemplates(TimeProvider time) : IDisposable
{
    private readonly Lock _writing = new();
    private volatile TemplateSnapshot? _snapshot;
    private int _changes;

    /// <summary>One read at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Used under the gate.</summary>
    public RereadBudget Rereads { get; } = new(time);

    /// <summary>The last read, when it failed. Used under the gate.</summary>
    public (string Fault, long StartedAt)? Failure { get; set; }

    public TemplateSnapshot? Snapshot => _snapshot;

    /// <summary>The number of template changes reported so far.</summary>
    public int Changes => Volatile.Read(ref _changes);

    public void Forget()
    {
        lock (_writing) (_snapshot, _changes) = (null, _changes + 1);
    }

    /// <summary>Caches a snapshot, unless the templates changed while it was read.</summary>
    public void Keep(TemplateSnapshot snapshot, int changes)
    {
        lock (_writing)
        {
            if (changes == _changes) _snapshot = snapshot;
        }
    }

    public void Dispose() => Gate.Dispose();
}
