using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>Meta's errors of templates: 100, with a subcode and a text for people.</summary>
internal static class TemplateFailure
{
    public static IResult LimitReached() => Of(2388019, "Message Template Limit Exceeded",
        "Your WhatsApp Business Account has reached its limit of message templates.");

    public static IResult BeingDeleted(string language) => Of(2388023, "Message Template Language Is Being Deleted",
        $"New {language} content can't be added while the existing {language} content is being deleted. Try again in 4 weeks.");

    public static IResult Exists(string language) => Of(2388024, "Content in This Language Already Exists",
        $"There is already {language} content for this template. You can create a new template and try again.");

    public static IResult TooLong(string part, int max) => Of(2388040, "Character Limit Exceeded",
        $"The character limit of the component of type {part} is {max}.");

    public static IResult MissingField(string part, string field) => Of(2388043,
        "Message template \"components\" param is missing expected field(s)",
        $"component of type {part} is missing expected field(s) ({field})");

    public static IResult Header(string message) => Of(2388047, "Message Header Format Is Incorrect", message);

    public static IResult Body(string message) => Of(2388072, "Message Body Format Is Incorrect", message);

    public static IResult Footer(string message) => Of(2388073, "Message Footer Format Is Incorrect", message);

    public static IResult TooManyVariables() => Of(2388293, "This Template Has Too Many Variables for Its Length",
        "This template has too many variables for its length. Reduce the number of variables or increase the message length.");

    public static IResult VariableAtAnEnd() => Of(2388299, "Variables Can't Be at the Start or End of the Template",
        "Variables can't be at the start or end of the template. Change the location of the variables or add text to the template.");

    public static IResult NotFound(string name) => Of(2593002, "Message Template Not Found",
        $"The message template {name} does not exist.");

    public static IResult NotEditable(string message) => Of(2388025, "Message Template Can't Be Edited", message);

    private static GraphError Of(int subcode, string title, string message) => new(100, "Invalid parameter", 400)
    {
        Subcode = subcode,
        IsTransient = false,
        UserTitle = title,
        UserMessage = message,
    };
}
