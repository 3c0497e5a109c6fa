using Omni.Api.Storage;

namespace Omni.Api.Tests.Storage;

/// <summary>What every writer of the main database does.</summary>
public abstract class UnitOfWorkContract
{
    private protected abstract IUnitOfWork UnitOfWork { get; }

    [Fact]
    public async Task Work_that_fails_undoes_nothing_of_its_neighbours()
    {
        var work = Enumerable.Range(0, 50).Select(i => UnitOfWork.RunAsync(async session =>
        {
            await session.SetProgressAsync($"neighbour-{i}", 1);
            if (i % 10 == 3) throw new InvalidOperationException("broken");
        }, CancellationToken.None)).ToList();

        await Task.WhenAll(work.Select(w => w.ContinueWith(_ => { }, TaskScheduler.Default)));

        work.Where(w => w.IsFaulted).Should().HaveCount(5);
        for (var i = 0; i < 50; i++)
            (await UnitOfWork.ReadProgressAsync($"neighbour-{i}", CancellationToken.None)).Should().Be(i % 10 == 3 ? 0 : 1);
    }

    [Fact]
    public async Task A_statement_that_is_refused_undoes_its_own_work_alone()
    {
        var refused = UnitOfWork.RunAsync(async session =>
        {
            await session.SetProgressAsync("refused", 1);
            await session.ExecuteAsync("INSERT INTO progress (name, position) VALUES ('refused', 2)");
        }, CancellationToken.None);
        var kept = UnitOfWork.RunAsync(session => session.SetProgressAsync("kept", 1), CancellationToken.None);

        await FluentActions.Awaiting(() => refused).Should().ThrowAsync<System.Data.Common.DbException>();
        await kept;
        (await UnitOfWork.ReadProgressAsync("refused", CancellationToken.None)).Should().Be(0);
        (await UnitOfWork.ReadProgressAsync("kept", CancellationToken.None)).Should().Be(1);
    }

    [Fact]
    public async Task EF_and_plain_statements_share_the_transaction()
    {
        await UnitOfWork.RunAsync(async session =>
        {
            await session.SetProgressAsync("plain", 7);
            session.Db.Progress.Add(new Api.Storage.Rows.ProgressRow { Name = "ef", Position = 8 });
            await session.Db.SaveChangesAsync();
            (await session.Db.Progress.FindAsync("plain"))!.Position.Should().Be(7);
        }, CancellationToken.None);

        (await UnitOfWork.ReadProgressAsync("ef", CancellationToken.None)).Should().Be(8);
    }
}
