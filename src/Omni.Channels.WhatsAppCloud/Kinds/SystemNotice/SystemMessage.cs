using System.Text.Json.Serialization;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.SystemNotice;

/// <summary>A notice of WhatsApp: a user has a new number or a new identity key.</summary>
internal sealed record SystemMessage : InboundMessage
{
    public SystemBody? System { get; init; }

    public override MessageContent ToContent() => new UnknownContent { OriginalType = Type, Text = System?.Body };

    internal sealed record SystemBody
    {
        /// <summary><c>user_changed_number</c>, <c>customer_identity_changed</c>, …</summary>
        public string? Type { get; init; }

        public string? Body { get; init; }

        /// <summary>The new number; older versions use <see cref="NewWaId"/>.</summary>
        public string? WaId { get; init; }

        public string? NewWaId { get; init; }
        public string? UserId { get; init; }

        /// <summary>The user id before the change.</summary>
        public string? PreviousUserId { get; init; }

        /// <summary>The user id in the parent portfolio.</summary>
        public string? ParentUserId { get; init; }

        public string? PreviousParentUserId { get; init; }

        [JsonIgnore]
        public string? CurrentWaId => GivenText.OrNull(WaId) ?? GivenText.OrNull(NewWaId);

        /// <summary>Whether a user has another number or another user id from now on.</summary>
        [JsonIgnore]
        public bool IsChange => Type is "user_changed_number" or "user_changed_user_id"
            || GivenText.OrNull(PreviousUserId) is not null || GivenText.OrNull(PreviousParentUserId) is not null;
    }
}
