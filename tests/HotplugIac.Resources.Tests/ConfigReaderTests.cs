using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

public sealed class ConfigReaderTests
{
    [Fact]
    public void A_full_configuration_is_read_without_problems()
    {
        var config = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(2)), ("max_vcpus", Value.Of(4)), ("memory", Value.Of("1.5GiB")),
            ("memory_slots", Value.Of(0)), ("memory_method", Value.Of("dimm")),
            ("numa_cells", Value.Of([Machines.Map(("cpus", Value.Of("0-3")), ("memory", Value.Of("1536MiB")))]))));

        config.Problems.ShouldBeEmpty();
        config.HasUnknown.ShouldBeFalse();
        config.Spec.ShouldBe(new MachineSpec("vm")
        {
            Vcpus = 2,
            MaxVcpus = 4,
            Memory = ByteSize.FromMiB(1536),
            MemorySlots = 0,
            MemoryMethod = MemoryModel.Dimm,
            NumaCells = [new NumaCell(CpuSet.First(4), ByteSize.FromMiB(1536))],
        });
    }

    [Theory]
    [InlineData("vcpus", "0", "HP9001", "choose a whole number from 1")]
    [InlineData("vcpus", "1.5", "HP9001", "vcpus = 1.5")]
    [InlineData("max_vcpus", "99999999999", "HP9001", "max_vcpus = 99999999999")]
    [InlineData("memory_slots", "-1", "HP9006", "choose a whole number from 0")]
    public void A_number_out_of_range_names_attribute_value_and_range(string attribute, string number, string code, string text)
    {
        var value = new NumberValue(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

        var problem = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), (attribute, value))).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe((attribute, code));
        problem.Detail.ShouldContain(text);
    }

    [Theory]
    [InlineData("memory", "8", "HP9003", "has no unit")]
    [InlineData("max_memory", "8GB", "HP9003", "did you mean \"8GiB\"")]
    [InlineData("base_memory", "much", "HP9003", "is not a size")]
    [InlineData("memory_method", "balloon", "HP9013", "use \"dimm\" or \"virtio-mem\"")]
    public void A_text_that_is_no_such_value_says_what_is_allowed(string attribute, string text, string code, string detail)
    {
        var problem = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), (attribute, Value.Of(text)))).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe((attribute, code));
        problem.Detail.ShouldContain(detail);
    }

    [Fact]
    public void A_required_attribute_that_is_null_is_named() =>
        ConfigReader.Read(MapValue.Empty).Problems.Select(p => (p.Attribute, p.Code)).ShouldBe([("name", "HP9011"), ("vcpus", "HP9011")]);

    [Fact]
    public void A_bad_cell_is_named_by_its_index()
    {
        var cells = Value.Of([Machines.Map(("cpus", Value.Of("0-1")), ("memory", Value.Of("1GiB"))), Machines.Map(("cpus", Value.Of("3-2")), ("memory", Value.Of("1")))]);

        var problems = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), ("numa_cells", cells))).Problems;

        problems.Select(p => p.Code).ShouldBe(["HP9008", "HP9003"]);
        problems.ShouldAllBe(p => p.Detail.Contains("numa_cells[1]"));
    }

    [Fact]
    public void An_unknown_inside_a_list_makes_the_whole_configuration_unknown()
    {
        var cells = Value.Of([Machines.Map(("cpus", Value.Unknown), ("memory", Value.Of("1GiB")))]);

        ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), ("numa_cells", cells))).HasUnknown.ShouldBeTrue();
    }
}
