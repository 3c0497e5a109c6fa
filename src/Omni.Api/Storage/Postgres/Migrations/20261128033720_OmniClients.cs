using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OmniClients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "subscriptions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "subscriptions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "old_secret_until",
                table: "subscriptions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "protected_old_secret",
                table: "subscriptions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "avatar_url",
                table: "persons",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "persons",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "metadata",
                table: "persons",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "correlation_id",
                table: "messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "document_extraction",
                table: "messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "image_description",
                table: "messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "transcription",
                table: "messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "video_description",
                table: "messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "dead_letter_events",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "hidden_at",
                table: "chats",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "labels",
                table: "chats",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "consumer_leases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_seq = table.Column<long>(type: "bigint", nullable: false),
                    to_seq = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consumer_leases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contexts",
                columns: table => new
                {
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: true),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: true),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    active_instance_id = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contexts", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "event_consumers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    event_type = table.Column<string>(type: "text", nullable: false),
                    exclude_types = table.Column<string>(type: "text", nullable: true),
                    filters = table.Column<string>(type: "text", nullable: true),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    lease_ms = table.Column<int>(type: "integer", nullable: false),
                    cursor = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_consumers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_name_key",
                table: "subscriptions",
                column: "name_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_omni_events_chat_id_seq",
                table: "omni_events",
                columns: new[] { "chat_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_omni_events_message_id",
                table: "omni_events",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "IX_consumer_leases_consumer_id_state_from_seq",
                table: "consumer_leases",
                columns: new[] { "consumer_id", "state", "from_seq" });

            migrationBuilder.CreateIndex(
                name: "IX_event_consumers_name",
                table: "event_consumers",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consumer_leases");

            migrationBuilder.DropTable(
                name: "contexts");

            migrationBuilder.DropTable(
                name: "event_consumers");

            migrationBuilder.DropIndex(
                name: "IX_subscriptions_name_key",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "IX_omni_events_chat_id_seq",
                table: "omni_events");

            migrationBuilder.DropIndex(
                name: "IX_omni_events_message_id",
                table: "omni_events");

            migrationBuilder.DropColumn(
                name: "name",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "old_secret_until",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "protected_old_secret",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "avatar_url",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "email",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "metadata",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "correlation_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "document_extraction",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "image_description",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "transcription",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "video_description",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "note",
                table: "dead_letter_events");

            migrationBuilder.DropColumn(
                name: "hidden_at",
                table: "chats");

            migrationBuilder.DropColumn(
                name: "labels",
                table: "chats");
        }
    }
}
