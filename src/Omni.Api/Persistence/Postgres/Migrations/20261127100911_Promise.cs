using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Promise : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "expires_at",
                table: "outbox",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "lane_breakers",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    trials = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lane_breakers", x => x.instance_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_expires_at",
                table: "outbox",
                column: "expires_at",
                filter: "expires_at IS NOT NULL AND state IN ('pending', 'waiting')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lane_breakers");

            migrationBuilder.DropIndex(
                name: "IX_outbox_expires_at",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "outbox");
        }
    }
}
