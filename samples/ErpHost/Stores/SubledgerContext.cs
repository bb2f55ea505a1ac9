using Microsoft.EntityFrameworkCore;

namespace Prepayments.Samples.ErpHost;

/// <summary>Says what the tables are.</summary>
/// <remarks>
/// JSON stands in columns of the type <c>json</c>, which keeps the text as it is; <c>jsonb</c> would order the properties anew. Ids
/// are compared by their bytes, so that pages come in the order of the file store.
/// </remarks>
internal sealed class SubledgerContext(DbContextOptions<SubledgerContext> options) : DbContext(options)
{
    private const string JsonText = "json";

    public DbSet<SubledgerRow> Subledgers => Set<SubledgerRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<JournalLineRow> JournalLines => Set<JournalLineRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SubledgerRow>(table =>
        {
            table.ToTable("subledgers").HasKey(row => new { row.Tenant, row.Id });
            table.Property(row => row.Tenant).HasColumnName("tenant").UseCollation("C");
            table.Property(row => row.Id).HasColumnName("id").UseCollation("C");
            table.Property(row => row.Version).HasColumnName("version");
            table.Property(row => row.Opening).HasColumnName("opening").HasColumnType(JsonText);
            table.Property(row => row.State).HasColumnName("state").HasColumnType(JsonText);
        });
        modelBuilder.Entity<DocumentRow>(table =>
        {
            table.ToTable("documents").HasKey(row => new { row.Tenant, row.Subledger, row.Version });
            table.HasIndex(row => new { row.Tenant, row.Subledger, row.Number });
            table.HasOne<SubledgerRow>().WithMany().HasForeignKey(row => new { row.Tenant, row.Subledger });
            table.Property(row => row.Tenant).HasColumnName("tenant").UseCollation("C");
            table.Property(row => row.Subledger).HasColumnName("subledger").UseCollation("C");
            table.Property(row => row.Version).HasColumnName("version");
            table.Property(row => row.Number).HasColumnName("number").UseCollation("C");
            table.Property(row => row.Json).HasColumnName("json").HasColumnType(JsonText);
        });
        modelBuilder.Entity<JournalLineRow>(table =>
        {
            table.ToTable("journal_lines").HasKey(row => new { row.Tenant, row.Subledger, row.Version, row.Line });
            table.HasOne<DocumentRow>().WithMany().HasForeignKey(row => new { row.Tenant, row.Subledger, row.Version });
            table.Property(row => row.Tenant).HasColumnName("tenant").UseCollation("C");
            table.Property(row => row.Subledger).HasColumnName("subledger").UseCollation("C");
            table.Property(row => row.Version).HasColumnName("version");
            table.Property(row => row.Line).HasColumnName("line");
            table.Property(row => row.Entry).HasColumnName("entry");
            table.Property(row => row.Date).HasColumnName("date");
            table.Property(row => row.Account).HasColumnName("account");
            table.Property(row => row.Role).HasColumnName("role");
            table.Property(row => row.Amount).HasColumnName("amount");
            table.Property(row => row.Currency).HasColumnName("currency");
            table.Property(row => row.TransactionAmount).HasColumnName("transaction_amount");
            table.Property(row => row.TransactionCurrency).HasColumnName("transaction_currency");
        });
    }
}
