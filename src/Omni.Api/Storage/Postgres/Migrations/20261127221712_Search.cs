using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Omni.Api.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "search_changes",
                columns: table => new
                {
                    kind = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_changes", x => new { x.kind, x.seq });
                });

            migrationBuilder.CreateIndex(
                name: "IX_messages_external_id_instance_id",
                table: "messages",
                columns: new[] { "external_id", "instance_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_changes");

            migrationBuilder.DropIndex(
                name: "IX_messages_external_id_instance_id",
                table: "messages");
        }
    }
}
