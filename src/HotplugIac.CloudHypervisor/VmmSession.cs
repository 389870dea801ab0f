using System.Text.Json.Nodes;
using HotplugIac.CloudHypervisor.Api;
using HotplugIac.CloudHypervisor.Process;
using HotplugIac.CloudHypervisor.Reading;
using HotplugIac.CloudHypervisor.Records;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor;

/// <summary>Requests to the VMMs of a folder, each bounded, and not too many at once.</summary>
internal sealed class VmmSession(string folder, CloudHypervisorOptions options) : IDisposable
{
    private readonly VmmClient _client = new(folder, options.Log);
    private readonly SemaphoreSlim _readers = new(options.Readers);

    public string Folder => folder;

    public RecordFolder Records { get; } = new(folder);

    public VmmFailures Failures { get; } = new(folder);

    /// <summary>Looks at a machine.</summary>
    /// <returns>Null when no VMM serves it, or one that has no machine.</returns>
    /// <exception cref="HypervisorException">It cannot be seen.</exception>
    public async Task<VmLook?> LookAsync(string name, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw Failures.NoFolder();
        }

        if (!File.Exists(CloudHypervisorUri.Socket(folder, name)))
        {
            return null;
        }

        await _readers.WaitAsync(cancellationToken);
        try
        {
            return await BoundedAsync($"look at {name}", name, async token =>
            {
                var ping = await _client.GetAsync(name, "vmm.ping", isLast: false, token);
                var info = await _client.GetAsync(name, "vm.info", isLast: true, token);
                VmReplyCheck.Ping(ping);
                VmReplyCheck.Info(info);
                var process = Seen(name, ping);
                return new VmLook(name, info, VmmVersion.Parse(ping["version"]?.GetValue<string>()), process, Records.Read(name, process.Instance));
            }, cancellationToken);
        }
        catch (HypervisorException e) when (e.InnerException is VmmException { IsNotCreated: true } || e.Rule == Core.Rules.ResizeRules.NoVmm || e.Rule == Core.Rules.LifecycleRules.NotFound)
        {
            return null;
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>As <see cref="LookAsync"/>, of a machine that has to be there.</summary>
    public async Task<VmLook> MustLookAsync(string name, CancellationToken cancellationToken) =>
        await LookAsync(name, cancellationToken) ?? throw Failures.NotFound(name);

    /// <summary>Whether a VMM answers at the machine's socket, with a machine or without.</summary>
    /// <exception cref="HypervisorException">None does.</exception>
    public async Task<VmmVersion> PingAsync(string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(CloudHypervisorUri.Socket(folder, name)))
        {
            throw Directory.Exists(folder) ? Failures.NoVmm(name) : Failures.NoFolder();
        }

        var ping = await BoundedAsync($"ping {name}", name, async token =>
        {
            var answer = await _client.GetAsync(name, "vmm.ping", isLast: true, token);
            VmReplyCheck.Ping(answer);
            return answer;
        }, cancellationToken);
        return VmmVersion.Parse(ping["version"]?.GetValue<string>());
    }

    /// <summary>Asks for something.</summary>
    /// <exception cref="HypervisorException">It was refused, or was not answered.</exception>
    public Task PutAsync(string what, string name, string request, JsonObject? body, CancellationToken cancellationToken) =>
        PutAsync(what, name, request, body, options.RequestTimeout, cancellationToken);

    /// <summary>Boots a machine.</summary>
    /// <inheritdoc cref="PutAsync(string, string, string, JsonObject?, CancellationToken)"/>
    public Task BootAsync(string name, CancellationToken cancellationToken) =>
        PutAsync($"boot \"{name}\"", name, "vm.boot", null, options.BootTimeout, cancellationToken);

    public void Dispose()
    {
        _client.Dispose();
        _readers.Dispose();
    }

    /// <summary>The process by the kernel's word, else by the VMM's own, which is true in its own namespace only.</summary>
    private VmmProcess Seen(string name, JsonObject ping)
    {
        if (options.IsBlind)
        {
            return VmmProcess.Unseen;
        }

        var process = VmmProcess.Of(_client.ProcessOf(name));
        return process.Vcpus > 0 || process.Instance.Length > 0 ? process : VmmProcess.Of(ping["pid"]?.GetValue<int>() ?? 0);
    }

    private Task<bool> PutAsync(string what, string name, string request, JsonObject? body, TimeSpan longest, CancellationToken cancellationToken) =>
        BoundedAsync(what, name, longest, async token =>
        {
            await _client.PutAsync(name, request, body, token);
            return true;
        }, cancellationToken);

    private Task<T> BoundedAsync<T>(string what, string name, Func<CancellationToken, Task<T>> talk, CancellationToken cancellationToken) =>
        BoundedAsync(what, name, options.RequestTimeout, talk, cancellationToken);

    private async Task<T> BoundedAsync<T>(string what, string name, TimeSpan longest, Func<CancellationToken, Task<T>> talk, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(longest);
        try
        {
            return await talk(bound.Token);
        }
        catch (Exception e) when (VmmFailures.IsTalk(e) && !cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(what, name, e, longest);
        }
    }
}
