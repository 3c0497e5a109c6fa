using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Issue11Ownership : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reserved_address",
                table: "instances",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_instances_channel_reserved_address",
                table: "instances",
                columns: new[] { "channel", "reserved_address" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_instances_channel_reserved_address",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "reserved_address",
                table: "instances");
        }
    }
}
