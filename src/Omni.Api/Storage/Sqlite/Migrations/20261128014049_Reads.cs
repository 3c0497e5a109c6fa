using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Reads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "avatar_url",
                table: "persons",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "persons",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "metadata",
                table: "persons",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "hidden_at",
                table: "chats",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "labels",
                table: "chats",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contexts",
                columns: table => new
                {
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    chat_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    active_instance_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contexts", x => x.key_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_omni_events_chat_id_seq",
                table: "omni_events",
                columns: new[] { "chat_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_omni_events_message_id",
                table: "omni_events",
                column: "message_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contexts");

            migrationBuilder.DropIndex(
                name: "IX_omni_events_chat_id_seq",
                table: "omni_events");

            migrationBuilder.DropIndex(
                name: "IX_omni_events_message_id",
                table: "omni_events");

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
                name: "hidden_at",
                table: "chats");

            migrationBuilder.DropColumn(
                name: "labels",
                table: "chats");
        }
    }
}
