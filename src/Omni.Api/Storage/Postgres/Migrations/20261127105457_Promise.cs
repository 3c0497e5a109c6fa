using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Omni.Api.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Promise : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "key_id",
                table: "subscriptions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "expires_at",
                table: "outbox",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reserved_address",
                table: "instances",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "requests",
                table: "audit_log",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "rate_bucket",
                table: "api_keys",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "erased_keys",
                columns: table => new
                {
                    key_hash = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: true),
                    forget_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erased_keys", x => new { x.key_hash, x.instance_id });
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: true),
                    hashes = table.Column<string>(type: "text", nullable: true),
                    progress = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_name = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    completed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.seq);
                });

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

            migrationBuilder.CreateIndex(
                name: "IX_instances_channel_reserved_address",
                table: "instances",
                columns: new[] { "channel", "reserved_address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_erased_keys_forget_at",
                table: "erased_keys",
                column: "forget_at");

            migrationBuilder.CreateIndex(
                name: "IX_erasures_id",
                table: "erasures",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_erasures_request_id",
                table: "erasures",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_erasures_state_seq",
                table: "erasures",
                columns: new[] { "state", "seq" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erased_keys");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "lane_breakers");

            migrationBuilder.DropIndex(
                name: "IX_outbox_expires_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_instances_channel_reserved_address",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "key_id",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "reserved_address",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "requests",
                table: "audit_log");

            migrationBuilder.DropColumn(
                name: "rate_bucket",
                table: "api_keys");
        }
    }
}
