using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.CloudHypervisor.Api;
using HotplugIac.CloudHypervisor.Definitions;
using HotplugIac.CloudHypervisor.Editing;
using HotplugIac.CloudHypervisor.Process;
using HotplugIac.CloudHypervisor.Reading;
using HotplugIac.CloudHypervisor.Records;
using HotplugIac.Core.Model;
using HotplugIac.Fuzzing;
using HotplugIac.Hypervisors;
using Xunit.Abstractions;

namespace HotplugIac.CloudHypervisor.Tests.Hostile;

/// <summary>What a VMM answers and what a user defines is read or refused, and nothing else.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly Grammar Words = Grammar.Json.With(
        "\"config\":", "\"cpus\":", "\"memory\":", "\"size\":", "\"zones\":", "\"hotplug_size\":", "\"hotplugged_size\":", "\"hotplug_method\":\"VirtioMem\",", "\"numa\":", "\"balloon\":{\"size\":1},", "\"state\":", "\"memory_actual_size\":", "134217728", "4503599627370496");

    [Fact]
    public Task An_answer_to_vm_info_is_read_or_refused() => new Fuzzer("vm.info", Corpus.Of("info"), Words).RunAsync(
        bytes =>
        {
            try
            {
                var info = VmmReply.Parse(Encoding.UTF8.GetString(bytes));
                VmReplyCheck.Info(info);
                foreach (var major in new[] { 46, VmmVersion.Newest })
                {
                    _ = VmSnapshot.Of(new VmLook("vm0", info, new VmmVersion(major), VmmProcess.Unseen, new MachineRecord("")));
                }

                return true;
            }
            catch (Exception e) when (e is JsonException or HypervisorException)
            {
                return false;
            }
        },
        output);

    [Fact]
    public Task A_definition_is_read_or_refused_and_one_that_is_read_can_be_written() => new Fuzzer("VmConfig", Corpus.Of("config"), Words).RunAsync(
        bytes =>
        {
            var definition = Encoding.UTF8.GetString(bytes);
            var reading = new VmConfigFormat().Read(definition, new MachineFacts());
            if (reading.Problems.Count > 0)
            {
                reading.Problems.ShouldAllBe(p => p.Code == "HP9009");
                return false;
            }

            JsonNode.Parse(VmConfigEditor.With(definition, reading.Sizing).ToJsonString()).ShouldNotBeNull();
            return true;
        },
        output);
}
