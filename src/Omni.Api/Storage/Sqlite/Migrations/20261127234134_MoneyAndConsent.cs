using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MoneyAndConsent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_marketing_stopped",
                table: "platform_identities",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "marketing_changed_at",
                table: "platform_identities",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "conversation",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pricing",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "audit_log",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "is_marketing_stopped",
                table: "platform_identities");

            migrationBuilder.DropColumn(
                name: "marketing_changed_at",
                table: "platform_identities");

            migrationBuilder.DropColumn(
                name: "conversation",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "pricing",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "note",
                table: "audit_log");
        }
    }
}
