using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Consumers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "correlation_id",
                table: "messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "dead_letter_events",
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
                name: "event_consumers");

            migrationBuilder.DropColumn(
                name: "correlation_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "note",
                table: "dead_letter_events");
        }
    }
}
