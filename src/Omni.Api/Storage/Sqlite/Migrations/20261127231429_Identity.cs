using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Identity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "known_since",
                table: "platform_identities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "former_numbers",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    held_until = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_former_numbers", x => new { x.instance_id, x.number, x.held_until });
                });

            migrationBuilder.CreateIndex(
                name: "IX_chat_participants_person_id",
                table: "chat_participants",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_former_numbers_person_id",
                table: "former_numbers",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "former_numbers");

            migrationBuilder.DropIndex(
                name: "IX_chat_participants_person_id",
                table: "chat_participants");

            migrationBuilder.DropColumn(
                name: "known_since",
                table: "platform_identities");
        }
    }
}
