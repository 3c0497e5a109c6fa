using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Omni.Api.Storage.Postgres;

/// <summary>A search does not tell capitals from small letters: SQLite's LIKE does not by itself, PostgreSQL has ILIKE for it.</summary>
internal sealed class CaseInsensitiveLike : ExpressionVisitor, IQueryExpressionInterceptor
{
    /// <summary>One for all: EF keeps a set of services for each.</summary>
    public static readonly CaseInsensitiveLike Instance = new();

    private static readonly MethodInfo
        Like = ((Func<DbFunctions, string, string, string, bool>)DbFunctionsExtensions.Like).Method,
        ILike = ((Func<DbFunctions, string, string, string, bool>)NpgsqlDbFunctionsExtensions.ILike).Method;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => Visit(queryExpression);

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        node.Method == Like ? Expression.Call(ILike, node.Arguments) : base.VisitMethodCall(node);
}
