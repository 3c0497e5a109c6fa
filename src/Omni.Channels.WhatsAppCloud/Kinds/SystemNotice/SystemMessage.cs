using System.Text.Json.Serialization;
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

        [JsonIgnore]
        public string? CurrentWaId => WaId ?? NewWaId;

        [JsonIgnore]
        public bool IsNumberChange => Type == "user_changed_number";
    }
}
