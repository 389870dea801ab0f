using System.Globalization;

namespace HotplugIac.Grpc;

/// <summary>
/// The process that started this one, and those before it: a wrapper may stand between a tool and its plugin. A process in another
/// namespace has the id 0 here.
/// </summary>
internal static class ParentProcesses
{
    /// <summary>More than any chain of them; ids are used again, so a chain could be made to lead in a circle.</summary>
    private const int Longest = 64;

    private const int ParentField = 4;

    public static bool Include(int process) => All().Contains(process);

    /// <summary>
    /// Whether one of them has a socket open. True as well when this user may not look into the first: then whose the socket is was
    /// all that could be asked.
    /// </summary>
    public static bool HaveOpen(string inode)
    {
        var parents = All().ToList();
        return parents.Count == 0 || HasOpen(parents[0], inode) != false || parents.Skip(1).Any(p => HasOpen(p, inode) == true);
    }

    private static IEnumerable<int> All()
    {
        var id = OrphanWatch.Parent();
        for (var i = 0; i < Longest; i++)
        {
            yield return id;
            if (id <= 1)
            {
                yield break;
            }

            id = ParentOf(id);
        }
    }

    /// <summary>proc_pid_stat(5), field 4; the third is the first behind the name, which may hold anything.</summary>
    private static int ParentOf(int id)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return int.Parse(fields[ParentField - 3], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 1;
        }
    }

    private static bool? HasOpen(int id, string inode)
    {
        try
        {
            var wanted = $"socket:[{inode}]";
            return Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/fd")).Any(file => Target(file) == wanted);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Target(string file)
    {
        try
        {
            return new FileInfo(file).LinkTarget;
        }
        catch (IOException)
        {
            // Closed since.
            return null;
        }
    }
}
