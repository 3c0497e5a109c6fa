using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Omni.Api.Foundation;
using Omni.Api.Storage;

namespace Omni.Api.Instances;

/// <summary>
/// The keys that encrypt credentials and signing secrets, as files. A damaged file is skipped and logged: the other keys must keep working.
/// </summary>
internal sealed partial class KeyFolder(DataDirectory data, ILogger<KeyFolder> logger) : FileSystemXmlRepository(
    new DirectoryInfo(data.Folder("keys")), NullLoggerFactory.Instance)
{
    private volatile int _damaged;

    /// <summary>The number of files that could not be read at the last time.</summary>
    public int Damaged => _damaged;

    /// <summary>
    /// Whether no key is left on the disk. A running host continues with the keys in memory; the next start could decrypt nothing.
    /// </summary>
    public bool IsEmpty => !System.IO.Directory.Exists(Directory.FullName) || !Directory.EnumerateFiles("*.xml").Any();

    public override IReadOnlyCollection<XElement> GetAllElements()
    {
        var (elements, damaged) = (new List<XElement>(), 0);
        data.Folder("keys");
        foreach (var file in Directory.EnumerateFiles("*.xml").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            try
            {
                using var stream = file.OpenRead();
                elements.Add(XElement.Load(stream));
            }
            catch (XmlException e)
            {
                damaged++;
                Log.Damaged(logger, e, file.Name);
            }
        }

        _damaged = damaged;
        return elements;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Damaged, LogLevel.Error, "The key file {File} is damaged; what was encrypted with it cannot be decrypted")]
        public static partial void Damaged(ILogger logger, Exception exception, string file);
    }
}
