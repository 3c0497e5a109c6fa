using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Issue11Access : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "key_id",
                table: "subscriptions",
                type: "uuid",
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "key_id",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "requests",
                table: "audit_log");

            migrationBuilder.DropColumn(
                name: "rate_bucket",
                table: "api_keys");
        }
    }
}
