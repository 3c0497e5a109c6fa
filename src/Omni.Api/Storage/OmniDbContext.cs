using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;

namespace Omni.Api.Storage;

/// <summary>
/// The tables. Columns are snake_case, times Unix ms in integer columns, JSON is text: the same SQL runs on every provider.
/// </summary>
internal abstract class OmniDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();
    public DbSet<ChatRow> Chats => Set<ChatRow>();
    public DbSet<ChatAddressRow> ChatAddresses => Set<ChatAddressRow>();
    public DbSet<ChatParticipantRow> ChatParticipants => Set<ChatParticipantRow>();
    public DbSet<MessageRow> Messages => Set<MessageRow>();
    public DbSet<MessageReactionRow> MessageReactions => Set<MessageReactionRow>();
    public DbSet<MediaRow> Media => Set<MediaRow>();
    public DbSet<PersonRow> Persons => Set<PersonRow>();
    public DbSet<PlatformIdentityRow> PlatformIdentities => Set<PlatformIdentityRow>();
    public DbSet<FormerNumberRow> FormerNumbers => Set<FormerNumberRow>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<IdempotencyKeyRow> IdempotencyKeys => Set<IdempotencyKeyRow>();
    public DbSet<DeadLetterRow> DeadLetters => Set<DeadLetterRow>();
    public DbSet<PluginStorageRow> PluginStorage => Set<PluginStorageRow>();
    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();
    public DbSet<ContextRow> Contexts => Set<ContextRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();
    public DbSet<SubscriptionDeliveryRow> SubscriptionDeliveries => Set<SubscriptionDeliveryRow>();
    public DbSet<EventConsumerRow> EventConsumers => Set<EventConsumerRow>();
    public DbSet<ConsumerLeaseRow> ConsumerLeases => Set<ConsumerLeaseRow>();
    public DbSet<LaneBreakerRow> LaneBreakers => Set<LaneBreakerRow>();
    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();
    public DbSet<ErasedKeyRow> ErasedKeys => Set<ErasedKeyRow>();
    public DbSet<ProgressRow> Progress => Set<ProgressRow>();
    public DbSet<SearchChangeRow> SearchChanges => Set<SearchChangeRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ShapeConversations(modelBuilder);
        ShapePersons(modelBuilder);
        ShapeJourneys(modelBuilder);
        ShapeAccess(modelBuilder);
        ShapeErasing(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            property.SetColumnName(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));

        // The column is older than the property's name.
        modelBuilder.Entity<DeadLetterRow>().Property(r => r.WebhookId).HasColumnName("delivery_id");
    }

    /// <summary>Chats, people and messages.</summary>
    private static void ShapeConversations(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InstanceRow>(e =>
        {
            e.ToTable("instances").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => r.Name).IsUnique();
            e.HasIndex(r => new { r.Channel, r.ReservedAddress }).IsUnique();
        });
        modelBuilder.Entity<ChatRow>(e =>
        {
            e.ToTable("chats").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => new { r.InstanceId, r.ExternalId }).IsUnique();
            e.HasIndex(r => new { r.LastMessageAt, r.Seq });
            e.HasIndex(r => new { r.InstanceId, r.LastMessageAt, r.Seq });
        });
        modelBuilder.Entity<ChatAddressRow>(e =>
        {
            e.ToTable("chat_addresses").HasKey(r => new { r.InstanceId, r.Address });
            e.HasIndex(r => r.ChatId);
            e.HasIndex(r => r.Address);
        });
        modelBuilder.Entity<ChatParticipantRow>(e =>
        {
            e.ToTable("chat_participants").HasKey(r => new { r.ChatId, r.PlatformIdentityId });
            e.HasIndex(r => r.PersonId);
        });
        modelBuilder.Entity<MessageRow>(e =>
        {
            e.ToTable("messages").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => new { r.ChatId, r.ExternalId }).IsUnique();
            e.HasIndex(r => new { r.ExternalId, r.InstanceId });
            e.HasIndex(r => new { r.ChatId, r.PlatformTimestamp, r.Seq });
            e.HasIndex(r => new { r.PlatformTimestamp, r.Seq });
            e.HasIndex(r => new { r.InstanceId, r.PlatformTimestamp, r.Seq });
        });
        modelBuilder.Entity<MessageReactionRow>().ToTable("message_reactions")
            .HasKey(r => new { r.ChatId, r.TargetExternalId, r.PlatformUserId });
        modelBuilder.Entity<MediaRow>(e =>
        {
            e.ToTable("media").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => r.MessageId).IsUnique();
            e.HasIndex(r => new { r.State, r.NextAttemptAt });
        });
    }

    /// <summary>Persons and their names.</summary>
    private static void ShapePersons(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PersonRow>(e =>
        {
            e.ToTable("persons").HasKey(r => r.Id);
            e.HasIndex(r => r.PhoneNumber).IsUnique();
        });
        modelBuilder.Entity<PlatformIdentityRow>(e =>
        {
            e.ToTable("platform_identities").HasKey(r => r.Id);
            e.HasIndex(r => new { r.InstanceId, r.PlatformUserId }).IsUnique();
            e.HasIndex(r => new { r.PersonId, r.InstanceId });
        });
        modelBuilder.Entity<FormerNumberRow>(e =>
        {
            e.ToTable("former_numbers").HasKey(r => new { r.InstanceId, r.Number, r.HeldUntil });
            e.HasIndex(r => r.PersonId);
        });
    }

    /// <summary>Inbox, outbox, events and the host's own tables.</summary>
    private static void ShapeJourneys(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EventRow>(e =>
        {
            e.ToTable("omni_events").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => new { r.InstanceId, r.UniqueKey }).IsUnique();
            e.HasIndex(r => new { r.InstanceId, r.Seq });
            e.HasIndex(r => new { r.ChatId, r.Seq });
            e.HasIndex(r => r.MessageId);
        });
        modelBuilder.Entity<OutboxRow>(e =>
        {
            e.ToTable("outbox").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => new { r.State, r.InstanceId, r.Seq });
            e.HasIndex(r => r.RequestId);
            e.HasIndex(r => r.ExpiresAt)
                .HasFilter($"expires_at IS NOT NULL AND state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}')");
        });
        modelBuilder.Entity<LaneBreakerRow>().ToTable("lane_breakers").HasKey(r => r.InstanceId);
        modelBuilder.Entity<IdempotencyKeyRow>(e =>
        {
            e.ToTable("idempotency_keys").HasKey(r => new { r.KeyId, r.Key });
            e.HasIndex(r => r.CreatedAt);
        });
        modelBuilder.Entity<DeadLetterRow>(e =>
        {
            e.ToTable("dead_letter_events").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => new { r.WebhookId, r.Code }).IsUnique();
        });
        modelBuilder.Entity<PluginStorageRow>().ToTable("plugin_storage").HasKey(r => new { r.PluginId, r.Key });
        modelBuilder.Entity<ProgressRow>().ToTable("progress").HasKey(r => r.Name);
        modelBuilder.Entity<SearchChangeRow>().ToTable("search_changes").HasKey(r => new { r.Kind, r.Seq });
        modelBuilder.Entity<SubscriptionRow>(e =>
        {
            e.ToTable("subscriptions").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => r.NameKey).IsUnique();
        });
        modelBuilder.Entity<SubscriptionDeliveryRow>(e =>
        {
            e.ToTable("subscription_deliveries").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => new { r.SubscriptionId, r.EventSeq }).IsUnique();
            e.HasIndex(r => new { r.State, r.SubscriptionId, r.NextAttemptAt });
        });
        modelBuilder.Entity<EventConsumerRow>(e =>
        {
            e.ToTable("event_consumers").HasKey(r => r.Id);
            e.HasIndex(r => r.Name).IsUnique();
        });
        modelBuilder.Entity<ConsumerLeaseRow>(e =>
        {
            e.ToTable("consumer_leases").HasKey(r => r.Id);
            e.HasIndex(r => new { r.ConsumerId, r.State, r.FromSeq });
        });
    }

    /// <summary>Erasures.</summary>
    private static void ShapeErasing(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ErasureRow>(e =>
        {
            e.ToTable("erasures").HasKey(r => r.Seq);
            e.HasIndex(r => r.Id).IsUnique();
            e.HasIndex(r => r.RequestId);
            e.HasIndex(r => new { r.State, r.Seq });
        });
        modelBuilder.Entity<ErasedKeyRow>(e =>
        {
            e.ToTable("erased_keys").HasKey(r => new { r.KeyHash, r.InstanceId });
            e.HasIndex(r => r.ForgetAt);
        });
    }

    /// <summary>Keys and the audit.</summary>
    private static void ShapeAccess(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ApiKeyRow>(e =>
        {
            e.ToTable("api_keys").HasKey(r => r.Id);
            e.HasIndex(r => r.KeyHash).IsUnique();
        });
        modelBuilder.Entity<ContextRow>().ToTable("contexts").HasKey(r => r.KeyId);
        modelBuilder.Entity<AuditRow>(e =>
        {
            e.ToTable("audit_log").HasKey(r => r.Seq);
            e.HasIndex(r => new { r.KeyId, r.Seq });
            e.Property(r => r.Requests).HasDefaultValue(1);
        });
    }
}
