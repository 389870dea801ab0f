using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Logging;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>What is asked of the resource, as log entries: which machine, what came of it, and how long it took. No values but the verdict.</summary>
internal sealed class MachineLog(EventLog log)
{
    public async Task<PlanReply> PlanAsync(PlanRequest request, Func<Task<PlanReply>> plan)
    {
        if (!log.Writes(LogLevel.Debug))
        {
            return await plan();
        }

        var started = log.Time.GetTimestamp();
        var reply = await plan();
        log.Write(LogLevel.Debug, "planned", [.. Of(request.Prior, request.Config), .. Impact(reply), .. Ended(reply.Problems, started)]);
        return reply;
    }

    public async Task<ReadReply> ReadAsync(MapValue state, Func<Task<ReadReply>> read)
    {
        if (!log.Writes(LogLevel.Debug))
        {
            return await read();
        }

        var started = log.Time.GetTimestamp();
        var reply = await read();
        log.Write(LogLevel.Debug, "refreshed", [.. Of(state, null), LogField.Of("found", reply.State is not null), .. Ended(reply.Problems, started)]);
        return reply;
    }

    public async Task<ApplyReply> ApplyAsync(ApplyRequest request, Func<Task<ApplyReply>> apply)
    {
        if (!log.Writes(LogLevel.Info))
        {
            return await apply();
        }

        var started = log.Time.GetTimestamp();
        LogField[] about = [.. Of(request.Prior, request.Planned), new LogField("operation", request switch { { Planned: null } => PolicyRows.Delete, { Prior: null } => PolicyRows.Create, _ => PolicyRows.Update })];
        log.Write(LogLevel.Info, "apply started", about);
        var reply = await apply();
        log.Write(LogLevel.Info, "apply ended", [.. about, .. Ended(reply.Problems, started)]);
        return reply;
    }

    private static IEnumerable<LogField> Of(MapValue? prior, MapValue? next)
    {
        if ((next ?? prior)?[Attributes.Name] is TextValue name)
        {
            yield return new LogField(LogField.Machine, name.Text);
        }

        if ((prior ?? next)?[VirtualMachineSchema.Id] is TextValue id)
        {
            yield return new LogField(LogField.Id, id.Text);
        }
    }

    private static IEnumerable<LogField> Impact(PlanReply reply)
    {
        var impact = reply.Planned[VirtualMachineSchema.Impact];
        yield return new LogField("verdict", reply.Replaces.Count > 0 ? "replace" : impact is MapValue map && map[VirtualMachineSchema.Verdict] is TextValue verdict ? verdict.Text : "unknown");
        if (impact is not MapValue fields)
        {
            yield break;
        }

        yield return LogField.Of("stops_machine", fields[VirtualMachineSchema.StopsMachine] is FlagValue { Flag: true });
        foreach (var part in (string[])[VirtualMachineSchema.Live, VirtualMachineSchema.Reboot])
        {
            if (fields[part] is MapValue { Fields.Count: > 0 } lines)
            {
                yield return new LogField(part, string.Join(",", lines.Fields.Keys.Order(StringComparer.Ordinal)));
            }
        }
    }

    private IEnumerable<LogField> Ended(EquatableList<Problem> problems, long started)
    {
        var errors = problems.Count(p => p.Severity == Severity.Error);
        yield return LogField.Of("errors", errors);
        yield return LogField.Of("warnings", problems.Count - errors);
        if (problems.Any(p => p.Code.Length > 0))
        {
            yield return new LogField(LogField.Rule, string.Join(",", problems.Select(p => p.Code).Where(c => c.Length > 0).Distinct()));
        }

        yield return LogField.Duration(log.Time.GetElapsedTime(started));
    }
}
