using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EveryKind : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_alias",
                table: "platform_identities",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "media_error",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "media",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    mime_type = table.Column<string>(type: "TEXT", nullable: false),
                    filename = table.Column<string>(type: "TEXT", nullable: true),
                    size_bytes = table.Column<long>(type: "INTEGER", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    remote = table.Column<string>(type: "TEXT", nullable: true),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_media", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "message_reactions",
                columns: table => new
                {
                    chat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    target_external_id = table.Column<string>(type: "TEXT", nullable: false),
                    platform_user_id = table.Column<string>(type: "TEXT", nullable: false),
                    emoji = table.Column<string>(type: "TEXT", nullable: true),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    is_from_me = table.Column<bool>(type: "INTEGER", nullable: false),
                    reacted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_message_reactions", x => new { x.chat_id, x.target_external_id, x.platform_user_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_chat_addresses_address",
                table: "chat_addresses",
                column: "address");

            migrationBuilder.CreateIndex(
                name: "IX_chat_addresses_chat_id",
                table: "chat_addresses",
                column: "chat_id");

            migrationBuilder.CreateIndex(
                name: "IX_media_id",
                table: "media",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_media_message_id",
                table: "media",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_media_state_next_attempt_at",
                table: "media",
                columns: new[] { "state", "next_attempt_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "media");

            migrationBuilder.DropTable(
                name: "message_reactions");

            migrationBuilder.DropIndex(
                name: "IX_chat_addresses_address",
                table: "chat_addresses");

            migrationBuilder.DropIndex(
                name: "IX_chat_addresses_chat_id",
                table: "chat_addresses");

            migrationBuilder.DropColumn(
                name: "is_alias",
                table: "platform_identities");

            migrationBuilder.DropColumn(
                name: "media_error",
                table: "messages");
        }
    }
}
