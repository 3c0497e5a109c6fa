using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Holds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "channel_status",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holds",
                table: "instances",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "thread_held_by",
                table: "chats",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "thread_held_until",
                table: "chats",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "channel_status",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "holds",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "thread_held_by",
                table: "chats");

            migrationBuilder.DropColumn(
                name: "thread_held_until",
                table: "chats");
        }
    }
}
