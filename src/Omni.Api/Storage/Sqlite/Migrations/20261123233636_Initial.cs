using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    key_prefix = table.Column<string>(type: "TEXT", nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    instance_ids = table.Column<string>(type: "TEXT", nullable: true),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "chat_addresses",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    chat_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chat_addresses", x => new { x.instance_id, x.address });
                });

            migrationBuilder.CreateTable(
                name: "chat_participants",
                columns: table => new
                {
                    chat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    platform_identity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    platform_user_id = table.Column<string>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    first_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chat_participants", x => new { x.chat_id, x.platform_identity_id });
                });

            migrationBuilder.CreateTable(
                name: "chats",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: false),
                    canonical_id = table.Column<string>(type: "TEXT", nullable: true),
                    chat_type = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    avatar_url = table.Column<string>(type: "TEXT", nullable: true),
                    participant_count = table.Column<int>(type: "INTEGER", nullable: false),
                    message_count = table.Column<long>(type: "INTEGER", nullable: false),
                    unread_count = table.Column<long>(type: "INTEGER", nullable: false),
                    last_message_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_message_preview = table.Column<string>(type: "TEXT", nullable: true),
                    settings = table.Column<string>(type: "TEXT", nullable: true),
                    platform_metadata = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    archived_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chats", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "dead_letter_events",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    delivery_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    verified_by = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    retry_count = table.Column<int>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letter_events", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "instances",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    profile_name = table.Column<string>(type: "TEXT", nullable: true),
                    profile_pic_url = table.Column<string>(type: "TEXT", nullable: true),
                    profile_bio = table.Column<string>(type: "TEXT", nullable: true),
                    profile_metadata = table.Column<string>(type: "TEXT", nullable: true),
                    profile_synced_at = table.Column<long>(type: "INTEGER", nullable: true),
                    owner_identifier = table.Column<string>(type: "TEXT", nullable: true),
                    is_default = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    last_message_at = table.Column<long>(type: "INTEGER", nullable: true),
                    connected_at = table.Column<long>(type: "INTEGER", nullable: true),
                    protected_credentials = table.Column<string>(type: "TEXT", nullable: true),
                    options = table.Column<string>(type: "TEXT", nullable: true),
                    agent_fields = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instances", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    sender_person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sender_platform_identity_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sender_platform_user_id = table.Column<string>(type: "TEXT", nullable: true),
                    sender_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    is_from_me = table.Column<bool>(type: "INTEGER", nullable: false),
                    message_type = table.Column<string>(type: "TEXT", nullable: false),
                    text_content = table.Column<string>(type: "TEXT", nullable: true),
                    has_media = table.Column<bool>(type: "INTEGER", nullable: false),
                    media_mime_type = table.Column<string>(type: "TEXT", nullable: true),
                    media_url = table.Column<string>(type: "TEXT", nullable: true),
                    media_local_path = table.Column<string>(type: "TEXT", nullable: true),
                    media_metadata = table.Column<string>(type: "TEXT", nullable: true),
                    reply_to_message_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reply_to_external_id = table.Column<string>(type: "TEXT", nullable: true),
                    quoted_text = table.Column<string>(type: "TEXT", nullable: true),
                    is_forwarded = table.Column<bool>(type: "INTEGER", nullable: false),
                    forward_count = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    delivery_status = table.Column<string>(type: "TEXT", nullable: false),
                    error_message = table.Column<string>(type: "TEXT", nullable: true),
                    error_code = table.Column<string>(type: "TEXT", nullable: true),
                    edit_count = table.Column<int>(type: "INTEGER", nullable: false),
                    original_text = table.Column<string>(type: "TEXT", nullable: true),
                    edit_history = table.Column<string>(type: "TEXT", nullable: true),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: true),
                    deleted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reactions = table.Column<string>(type: "TEXT", nullable: true),
                    reaction_counts = table.Column<string>(type: "TEXT", nullable: true),
                    raw_payload = table.Column<string>(type: "TEXT", nullable: true),
                    original_event_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    latest_event_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    platform_timestamp = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "omni_events",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unique_key = table.Column<string>(type: "TEXT", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: true),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    event_type = table.Column<string>(type: "TEXT", nullable: false),
                    direction = table.Column<string>(type: "TEXT", nullable: true),
                    content_type = table.Column<string>(type: "TEXT", nullable: true),
                    text_content = table.Column<string>(type: "TEXT", nullable: true),
                    media_mime_type = table.Column<string>(type: "TEXT", nullable: true),
                    media_url = table.Column<string>(type: "TEXT", nullable: true),
                    reply_to_external_id = table.Column<string>(type: "TEXT", nullable: true),
                    chat_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    error_message = table.Column<string>(type: "TEXT", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    processed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    envelope = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_omni_events", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    trace_parent = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_identities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    platform_user_id = table.Column<string>(type: "TEXT", nullable: false),
                    platform_username = table.Column<string>(type: "TEXT", nullable: true),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_identities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plugin_storage",
                columns: table => new
                {
                    plugin_id = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plugin_storage", x => new { x.plugin_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "progress",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_progress", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_key_hash",
                table: "api_keys",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_chats_id",
                table: "chats",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_chats_instance_id_external_id",
                table: "chats",
                columns: new[] { "instance_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_chats_last_message_at_seq",
                table: "chats",
                columns: new[] { "last_message_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letter_events_delivery_id_code",
                table: "dead_letter_events",
                columns: new[] { "delivery_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dead_letter_events_id",
                table: "dead_letter_events",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_instances_id",
                table: "instances",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_instances_name",
                table: "instances",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_messages_chat_id_external_id",
                table: "messages",
                columns: new[] { "chat_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_messages_chat_id_platform_timestamp_seq",
                table: "messages",
                columns: new[] { "chat_id", "platform_timestamp", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_messages_id",
                table: "messages",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_messages_platform_timestamp_seq",
                table: "messages",
                columns: new[] { "platform_timestamp", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_omni_events_id",
                table: "omni_events",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_omni_events_instance_id_unique_key",
                table: "omni_events",
                columns: new[] { "instance_id", "unique_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_id",
                table: "outbox",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_request_id",
                table: "outbox",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_state_instance_id_seq",
                table: "outbox",
                columns: new[] { "state", "instance_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_persons_phone_number",
                table: "persons",
                column: "phone_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_identities_instance_id_platform_user_id",
                table: "platform_identities",
                columns: new[] { "instance_id", "platform_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_identities_person_id_instance_id",
                table: "platform_identities",
                columns: new[] { "person_id", "instance_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "chat_addresses");

            migrationBuilder.DropTable(
                name: "chat_participants");

            migrationBuilder.DropTable(
                name: "chats");

            migrationBuilder.DropTable(
                name: "dead_letter_events");

            migrationBuilder.DropTable(
                name: "instances");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "omni_events");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "platform_identities");

            migrationBuilder.DropTable(
                name: "plugin_storage");

            migrationBuilder.DropTable(
                name: "progress");
        }
    }
}
