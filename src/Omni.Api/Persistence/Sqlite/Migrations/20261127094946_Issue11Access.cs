using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Persistence.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "requests",
                table: "audit_log",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "rate_bucket",
                table: "api_keys",
                type: "TEXT",
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
