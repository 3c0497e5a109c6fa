namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>
/// What <c>fields</c> asks for: <c>id,name,message_templates.limit(2){name,status},analytics.start(1).end(2)</c>.
/// https://developers.facebook.com/docs/graph-api/guides/field-expansion
/// </summary>
internal sealed class FieldSelection
{
    private const int MaxDepth = 10;

    private readonly List<Field> _fields = [];

    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>Reads a selection; <paramref name="selection"/> is null when nothing is selected. False for what cannot be read.</summary>
    public static bool TryParse(string? text, out FieldSelection? selection, out int at)
    {
        (selection, at) = (null, 0);
        if (string.IsNullOrWhiteSpace(text)) return true;
        selection = Read(text, ref at, depth: 0);
        if (selection is not null && at == text.Length) return true;
        selection = null;
        return false;
    }

    private static FieldSelection? Read(string text, ref int at, int depth)
    {
        if (depth > MaxDepth) return null;
        var selection = new FieldSelection();
        while (true)
        {
            if (Name(text, ref at) is not { } name) return null;
            var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
            while (at < text.Length && text[at] == '.')
            {
                at++;
                if (Name(text, ref at) is not { } argument || Value(text, ref at) is not { } value) return null;
                arguments[argument] = value;
            }

            FieldSelection? nested = null;
            if (at < text.Length && text[at] == '{')
            {
                at++;
                if ((nested = Read(text, ref at, depth + 1)) is null || at >= text.Length || text[at] != '}') return null;
                at++;
            }

            selection._fields.RemoveAll(f => f.Name == name);
            selection._fields.Add(new Field(name, arguments, nested));
            while (at < text.Length && text[at] == ' ') at++;
            if (at >= text.Length || text[at] != ',') return selection;
            at++;
            if (at == text.Length) return selection;
        }
    }

    private static string? Name(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_')) at++;
        return at > start ? text[start..at] : null;
    }

    /// <summary>The value between the parentheses of an argument; it may hold parentheses itself.</summary>
    private static string? Value(string text, ref int at)
    {
        if (at >= text.Length || text[at] != '(') return null;
        var (start, open) = (at + 1, 0);
        for (; at < text.Length; at++)
        {
            if (text[at] == '(') open++;
            if (text[at] == ')' && --open == 0) return text[start..at++].Trim('"', '\'');
        }

        return null;
    }

    /// <summary>One field.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Arguments">The values of <c>.limit(2)</c> and the like.</param>
    /// <param name="Nested">What is asked of its value; null: its default fields.</param>
    internal sealed record Field(string Name, IReadOnlyDictionary<string, string> Arguments, FieldSelection? Nested);
}
