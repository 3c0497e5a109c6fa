using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Omni.Api.Storage.Postgres;

/// <summary>Makes searches case-insensitive: SQLite's LIKE is so by itself, PostgreSQL has ILIKE for it.</summary>
internal sealed class CaseInsensitiveLike : ExpressionVisitor, IQueryExpressionInterceptor
{
    /// <summary>A shared instance: EF keeps a set of services for each.</summary>
    public static readonly CaseInsensitiveLike Instance = new();

    private static readonly MethodInfo
        Like = ((Func<DbFunctions, string, string, string, bool>)DbFunctionsExtensions.Like).Method,
        ILike = ((Func<DbFunctions, string, string, string, bool>)NpgsqlDbFunctionsExtensions.ILike).Method;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => Visit(queryExpression);

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        node.Method == Like ? Expression.Call(ILike, node.Arguments) : base.VisitMethodCall(node);
}
