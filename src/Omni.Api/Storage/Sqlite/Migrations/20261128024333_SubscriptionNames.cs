using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SubscriptionNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "old_secret_until",
                table: "subscriptions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "protected_old_secret",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_name_key",
                table: "subscriptions",
                column: "name_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_subscriptions_name_key",
                table: "subscriptions");

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
        }
    }
}
