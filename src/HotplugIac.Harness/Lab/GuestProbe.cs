using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HotplugIac.Harness;

/// <summary>
/// Reads a guest through its agent. Every call carries a timeout of its own: libvirt otherwise waits for a hung agent for minutes,
/// and everybody else's calls wait with it (PLATFORM.md, libvirt 4).
/// </summary>
public sealed class GuestProbe(LibvirtLab lab, string machine, string? serialLog = null)
{
    /// <summary>A boot takes seconds, and each look costs a process and a call of libvirt.</summary>
    private static readonly TimeSpan BootInterval = TimeSpan.FromMilliseconds(300);

    /// <summary>How long one agent command may take. Default: 5 s; whole seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a script may run. Default: 1 min, generous for an emulated guest on a busy machine.</summary>
    public TimeSpan ScriptTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Sends an agent command and returns what it returns.</summary>
    /// <param name="command">Such as <c>guest-ping</c>.</param>
    /// <param name="arguments">Its arguments as a JSON object.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CommandFailedException">No agent answers, or it refuses.</exception>
    public async Task<JsonElement> CallAsync(string command, string arguments = "{}", CancellationToken cancellationToken = default)
    {
        var seconds = Math.Max(1, (int)Timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var json = $$"""{"execute":"{{JsonEncodedText.Encode(command)}}","arguments":{{arguments}}}""";
        var reply = (await lab.VirshAsync(["qemu-agent-command", machine, "--timeout", seconds, json], cancellationToken)).EnsureSuccess();
        return JsonPath.Parse(reply.StandardOutput).GetProperty("return");
    }

    /// <summary>Waits until the agent answers: the guest has booted.</summary>
    /// <param name="timeout">Default: 3 min, generous for several guests under emulation on a busy machine; one alone takes 3 to 4 s.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EventuallyException">It did not; the message shows the end of the serial console.</exception>
    public Task WaitForAgentAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync(token => CallAsync("guest-ping", cancellationToken: token), _ => true, timeout, "guest agent", cancellationToken);

    /// <summary>Waits until the guest has booted again.</summary>
    /// <param name="boot">What <see cref="BootIdAsync"/> said before.</param>
    /// <param name="timeout">Default: 3 min.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EventuallyException">It did not; the message shows the end of the serial console.</exception>
    public Task WaitForAnotherBootAsync(Guid boot, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        WaitAsync(BootIdAsync, seen => seen != boot, timeout, "another boot", cancellationToken);

    /// <summary>Ids of the CPUs that the guest uses.</summary>
    public async Task<IReadOnlyList<int>> OnlineVcpusAsync(CancellationToken cancellationToken = default) =>
        [.. (await CallAsync("guest-get-vcpus", cancellationToken: cancellationToken)).EnumerateArray()
            .Where(cpu => cpu.GetProperty("online").GetBoolean())
            .Select(cpu => cpu.GetProperty("logical-id").GetInt32())
            .Order()];

    /// <summary>The memory blocks that the guest sees, online and offline.</summary>
    public async Task<GuestMemory> MemoryAsync(CancellationToken cancellationToken = default)
    {
        var block = (await CallAsync("guest-get-memory-block-info", cancellationToken: cancellationToken)).GetProperty("size").GetInt64();
        var online = (await CallAsync("guest-get-memory-blocks", cancellationToken: cancellationToken)).EnumerateArray()
            .Select(item => item.GetProperty("online").GetBoolean())
            .ToList();
        return new GuestMemory(block, online.Count(isOnline => isOnline), online.Count(isOnline => !isOnline));
    }

    /// <summary>MemTotal of /proc/meminfo, bytes: less than the machine has, by what the kernel keeps for itself.</summary>
    public async Task<long> MemTotalAsync(CancellationToken cancellationToken = default)
    {
        var line = (await ReadFileAsync("/proc/meminfo", cancellationToken)).Split('\n').First(text => text.StartsWith("MemTotal:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Time since the guest's kernel started; falls with a reboot.</summary>
    public async Task<TimeSpan> UptimeAsync(CancellationToken cancellationToken = default) =>
        TimeSpan.FromSeconds(double.Parse((await ReadFileAsync("/proc/uptime", cancellationToken)).Split(' ')[0], CultureInfo.InvariantCulture));

    /// <summary>The kernel's name for this boot: another one means that the guest has rebooted.</summary>
    public async Task<Guid> BootIdAsync(CancellationToken cancellationToken = default) =>
        Guid.Parse((await ReadFileAsync("/proc/sys/kernel/random/boot_id", cancellationToken)).Trim());

    /// <summary>A text file of the guest, up to 64 KiB.</summary>
    /// <exception cref="CommandFailedException">No agent answers, or there is no such file.</exception>
    public async Task<string> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        var handle = (await CallAsync("guest-file-open", $$"""{"path":"{{JsonEncodedText.Encode(path)}}"}""", cancellationToken)).GetInt64();
        var read = await CallAsync("guest-file-read", $$"""{"handle":{{handle}},"count":65536}""", cancellationToken);
        await CallAsync("guest-file-close", $$"""{"handle":{{handle}}}""", cancellationToken);
        return Encoding.UTF8.GetString(read.GetProperty("buf-b64").GetBytesFromBase64());
    }

    /// <summary>Runs a shell script in the guest.</summary>
    /// <returns>Its standard output.</returns>
    /// <exception cref="EventuallyException">It did not end within <see cref="ScriptTimeout"/>.</exception>
    /// <exception cref="InvalidOperationException">Its exit code is not 0.</exception>
    public async Task<string> ShellAsync(string script, CancellationToken cancellationToken = default)
    {
        var pid = (await CallAsync(
            "guest-exec",
            $$"""{"path":"/bin/sh","arg":["-c","{{JsonEncodedText.Encode(script)}}"],"capture-output":true}""",
            cancellationToken)).GetProperty("pid").GetInt64();
        var status = await Eventually.BecomesAsync(
            token => CallAsync("guest-exec-status", $$"""{"pid":{{pid}}}""", token),
            seen => seen.GetProperty("exited").GetBoolean(),
            ScriptTimeout,
            $"script in {machine}",
            cancellationToken: cancellationToken);
        var output = Decode(status, "out-data");
        var code = status.TryGetProperty("exitcode", out var exit) ? exit.GetInt32() : -1;
        return code == 0
            ? output
            : throw new InvalidOperationException($"exit code {code} in {machine}: {script}\n{output}{Decode(status, "err-data")}");
    }

    private static string Decode(JsonElement status, string property) =>
        status.TryGetProperty(property, out var data) ? Encoding.UTF8.GetString(data.GetBytesFromBase64()) : "";

    private async Task WaitAsync<T>(
        Func<CancellationToken, Task<T>> observe, Func<T, bool> accept, TimeSpan? timeout, string what, CancellationToken cancellationToken)
    {
        try
        {
            await Eventually.BecomesAsync(observe, accept, timeout ?? TimeSpan.FromMinutes(3), $"{what} of {machine}", BootInterval, cancellationToken: cancellationToken);
        }
        catch (EventuallyException failure)
        {
            throw new EventuallyException($"{failure.Message}\n{SerialTail()}", failure);
        }
    }

    private string SerialTail()
    {
        try
        {
            return serialLog is null ? "" : "serial console:\n" + Failure.Tail(File.ReadAllText(serialLog));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"serial console: {failure.Message}";
        }
    }
}

/// <summary>Memory as the guest's kernel manages it.</summary>
/// <param name="BlockSize">Bytes per block: 128 MiB on x86, more in large guests.</param>
/// <param name="OnlineBlocks">Blocks in use.</param>
/// <param name="OfflineBlocks">Blocks that are there and not in use.</param>
public sealed record GuestMemory(long BlockSize, int OnlineBlocks, int OfflineBlocks)
{
    /// <summary>Bytes in use.</summary>
    public long Online => BlockSize * OnlineBlocks;
}
