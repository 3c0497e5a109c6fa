using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "due_at",
                table: "outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "fallback",
                table: "outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "queued_at",
                table: "outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql("UPDATE outbox SET queued_at = created_at");

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "service_window_expires_at",
                table: "chats",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => new { x.key_id, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_omni_events_instance_id_seq",
                table: "omni_events",
                columns: new[] { "instance_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_messages_instance_id_platform_timestamp_seq",
                table: "messages",
                columns: new[] { "instance_id", "platform_timestamp", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_chats_instance_id_last_message_at_seq",
                table: "chats",
                columns: new[] { "instance_id", "last_message_at", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_created_at",
                table: "idempotency_keys",
                column: "created_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropIndex(
                name: "IX_omni_events_instance_id_seq",
                table: "omni_events");

            migrationBuilder.DropIndex(
                name: "IX_messages_instance_id_platform_timestamp_seq",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "IX_chats_instance_id_last_message_at_seq",
                table: "chats");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "fallback",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "queued_at",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "service_window_expires_at",
                table: "chats");
        }
    }
}
