using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>
/// The rows of the machines that must be seen. All of them stand in their barest form, if they fit; what room is left makes them
/// richer, the most severe first.
/// </summary>
internal sealed class MarkdownRows
{
    private readonly IReadOnlyList<MachineReport> _machines;
    private readonly string[] _rows;

    /// <param name="room">How many characters there are; what the rows take is taken off.</param>
    public MarkdownRows(IReadOnlyList<MachineReport> machines, ref int room)
    {
        _machines = machines;
        var rows = new List<string>();
        foreach (var machine in machines)
        {
            var row = MarkdownRow.Of(machine, RowForm.Bare);
            if (row.Length > room)
            {
                break;
            }

            room -= row.Length;
            rows.Add(row);
        }

        _rows = [.. rows];
    }

    /// <summary>How many have no row.</summary>
    public int Missing => _machines.Count - _rows.Length;

    public string Text => string.Concat(_rows);

    public void Enrich(ref int room)
    {
        foreach (var form in (RowForm[])[RowForm.Short, RowForm.Full])
        {
            for (var i = 0; i < _rows.Length && room > 0; i++)
            {
                var row = MarkdownRow.Of(_machines[i], form);
                var more = row.Length - _rows[i].Length;
                if (more <= room)
                {
                    room -= more;
                    _rows[i] = row;
                }
            }
        }
    }
}
