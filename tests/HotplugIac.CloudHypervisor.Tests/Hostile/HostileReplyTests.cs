using System.Diagnostics;
using System.Text;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor.Tests.Hostile;

/// <summary>Tests of what the whole process allocates: they run alone, after the others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>A VMM that a guest has taken over, or another program behind its socket: an error in bounded time and memory, and nobody else is touched.</summary>
[Collection(nameof(Alone))]
public sealed class HostileReplyTests
{
    /// <summary>For answers that end; only a hang waits for it.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    /// <summary>For those that do not.</summary>
    private static readonly TimeSpan Impatient = TimeSpan.FromMilliseconds(400);

    private static readonly Dictionary<string, byte[]> Answers = new()
    {
        ["no body"] = HostileVmm.Ok(""),
        ["no object"] = HostileVmm.Ok("[]"),
        ["null"] = HostileVmm.Ok("null"),
        ["no JSON"] = HostileVmm.Ok("<html>hello</html>"),
        ["a member twice"] = HostileVmm.Ok("""{"config":{},"config":{},"state":"Running"}"""),
        ["a member twice deep inside"] = HostileVmm.Ok("""{"config":{"memory":{"size":1,"size":2}},"state":"Running"}"""),
        ["nested too deep"] = HostileVmm.Ok(new string('[', 100_000)),
        ["half a surrogate pair"] = HostileVmm.Ok("""{"state":"\ud800","config":{}}"""),
        ["half a surrogate pair as a name"] = HostileVmm.Ok("""{"\udc00":1,"state":"Running","config":{}}"""),
        ["a state that is a number"] = HostileVmm.Ok("""{"state":1,"config":{}}"""),
        ["a configuration that is a text"] = HostileVmm.Ok("""{"state":"Running","config":"x"}"""),
        ["vCPUs beyond any number"] = HostileVmm.Ok("""{"state":"Running","config":{"cpus":{"boot_vcpus":1e999},"memory":{"size":1073741824}}}"""),
        ["vCPUs as text"] = HostileVmm.Ok("""{"state":"Running","config":{"cpus":{"boot_vcpus":"2"},"memory":{"size":1073741824}}}"""),
        ["negative memory"] = HostileVmm.Ok("""{"state":"Running","config":{"memory":{"size":-1}}}"""),
        ["memory of 2^63 - 1 bytes"] = HostileVmm.Ok("""{"state":"Running","config":{"memory":{"size":9223372036854775807,"hotplug_size":9223372036854775807}}}"""),
        ["zones that are no objects"] = HostileVmm.Ok("""{"state":"Running","config":{"memory":{"zones":[1,"x",null]}}}"""),
        ["an actual size that is a text"] = HostileVmm.Ok("""{"state":"Running","memory_actual_size":"x","config":{"memory":{"size":1073741824}}}"""),
        ["an encoding that does not exist"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-99\r\nContent-Length: 2\r\n\r\n{}"),
        ["compressed, though nobody asked"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\u001f?"),
        ["a body shorter than its length"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}"),
        ["a body longer than its length"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{}"),
        ["a length of 4 EiB"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 4611686018427387904\r\n\r\n{}"),
        ["a negative length"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
        ["a chunk of 2^64 bytes"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}"),
        ["a chunk that ends too early"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{}"),
        ["a chunk without a length"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n{}"),
        ["no HTTP"] = Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.2\r\n"),
        ["a status that is none"] = Encoding.ASCII.GetBytes("HTTP/1.1 9999 OK\r\n\r\n"),
        ["a protocol that is switched"] = Encoding.ASCII.GetBytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    };

    public static TheoryData<string> Names => new(Answers.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_makes_no_sense_is_an_error_that_says_whose(string name)
    {
        await using var vmm = HostileVmm.Start(Answers[name]);
        await using var hypervisor = vmm.Connect(Patient);

        var error = await FailAsync(hypervisor);

        new[] { LifecycleRules.StepFailed, LifecycleRules.Unreachable }.ShouldContain(error.Rule);
        error.Message.ShouldContain("vm0");
        error.Message.Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task A_redirect_carries_no_request_to_another_machine()
    {
        await using var other = HostileVmm.Start(HostileVmm.Ok("""{"state":"Running","config":{"memory":{"size":1073741824}}}"""));
        await using var vmm = HostileVmm.Start((request, connection, token) => connection.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://{Convert.ToHexStringLower("vm1"u8)}.ch/api/v1/vm.shutdown\r\nContent-Length: 0\r\n\r\n"), token).AsTask());
        File.CreateSymbolicLink(Path.Combine(vmm.Folder, "vm1.sock"), Path.Combine(other.Folder, "vm0.sock"));
        await using var hypervisor = vmm.Connect(Patient);

        (await FailAsync(hypervisor)).Message.ShouldContain("HTTP 307");

        other.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "10000\r\n", "\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 107374182400\r\n\r\n", "", "")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "", "")]
    [InlineData("HTTP/1.1 200 OK\r\nX: ", "", "")]
    [InlineData("HTTP/1.1 500 Error\r\n\r\n", "", "")]
    public async Task An_answer_without_end_is_given_up_when_it_is_too_long(string head, string before, string after)
    {
        var piece = Encoding.ASCII.GetBytes(before + new string('a', 65_536) + after);
        await using var vmm = HostileVmm.Start(async (_, connection, token) =>
        {
            await connection.WriteAsync(Encoding.ASCII.GetBytes(head), token);
            while (true)
            {
                await connection.WriteAsync(piece, token);
            }
        });
        await using var hypervisor = vmm.Connect(Patient);
        var before0 = GC.GetTotalAllocatedBytes();
        var begun = Stopwatch.GetTimestamp();

        await FailAsync(hypervisor);

        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Patient);
        (GC.GetTotalAllocatedBytes() - before0).ShouldBeLessThan(64 << 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("H")]
    [InlineData("HTTP/1.1 200 OK\r\nX: ")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    public async Task An_answer_that_comes_byte_by_byte_is_given_up_when_its_time_is_over(string head)
    {
        await using var vmm = HostileVmm.Start(async (_, connection, token) =>
        {
            await connection.WriteAsync(Encoding.ASCII.GetBytes(head), token);
            while (true)
            {
                await Task.Delay(20, token);
                await connection.WriteAsync(head.Length == 0 ? default : "a"u8.ToArray(), token);
            }
        });
        await using var hypervisor = vmm.Connect(Impatient);

        (await FailAsync(hypervisor)).IsUnreachable.ShouldBeTrue();
    }

    [Fact]
    public async Task Interim_answers_without_end_are_given_up_when_the_time_is_over()
    {
        await using var vmm = HostileVmm.Start(async (_, connection, token) =>
        {
            while (true)
            {
                await connection.WriteAsync("HTTP/1.1 103 Early Hints\r\n\r\n"u8.ToArray(), token);
            }
        });
        await using var hypervisor = vmm.Connect(Impatient);

        (await FailAsync(hypervisor)).IsUnreachable.ShouldBeTrue();
    }

    [Fact]
    public async Task What_an_error_says_is_told_in_short_and_moves_no_cursor()
    {
        var words = Encoding.UTF8.GetBytes($"[\"\u202Eno\u009B2J {new string('x', 100_000)}\"]");
        await using var vmm = HostileVmm.Start(Encoding.ASCII.GetBytes($"HTTP/1.1 500 Error\r\nContent-Length: {words.Length}\r\n\r\n").Concat(words).ToArray());
        await using var hypervisor = vmm.Connect(Patient);

        var message = (await FailAsync(hypervisor)).Message;

        message.ShouldContain("\\u202eno\\u009b2J");
        message.Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task A_process_number_that_a_vmm_gives_itself_may_be_anything()
    {
        await using var vmm = HostileVmm.Start((request, connection, token) => connection.WriteAsync(
            request.Contains("vmm.ping", StringComparison.Ordinal) ? HostileVmm.Ok("""{"version":"v50.0","pid":99999999999}""") : HostileVmm.Ok("{}"), token).AsTask());
        await using var hypervisor = vmm.Connect(Patient);

        (await FailAsync(hypervisor)).Message.ShouldContain("is not Cloud Hypervisor's API");
    }

    private static Task<HypervisorException> FailAsync(CloudHypervisorHypervisor hypervisor) =>
        Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([MachineRef.ByName("vm0")], CancellationToken.None));
}
