using System.Text.Json;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor.Records;

/// <summary>The records of a folder's machines.</summary>
internal sealed class RecordFolder(string folder)
{
    /// <returns>An empty one when there is none, it cannot be read, or it is of another VMM process.</returns>
    public MachineRecord Read(string name, string instance)
    {
        try
        {
            using var file = File.OpenRead(PathOf(name));
            var record = JsonSerializer.Deserialize(file, RecordJson.Default.MachineRecord);
            return record is { IsSound: true } && record.Instance == instance ? record : new MachineRecord(instance);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new MachineRecord(instance);
        }
    }

    /// <summary>Writes it whole or not at all.</summary>
    /// <exception cref="HypervisorException">It cannot be written: nothing was done to the machine.</exception>
    public void Write(string name, MachineRecord record)
    {
        var path = PathOf(name);
        try
        {
            if (record.IsEmpty)
            {
                File.Delete(path);
                return;
            }

            // Made by this call, so that a link that somebody laid there is not followed.
            var next = $"{path}.{Guid.NewGuid():N}";
            using (var file = new FileStream(next, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                JsonSerializer.Serialize(file, record, RecordJson.Default.MachineRecord);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HypervisorException(LifecycleRules.StepFailed,
                $"The record {path} of what Cloud Hypervisor does not keep cannot be written: {e.Message}. Let the user who applies write to the folder of the API sockets", e);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".hotplug.json");
}
