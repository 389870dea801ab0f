using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Tests.Properties;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Values;
using static HotplugIac.Resources.Tests.Functions.Calls;

namespace HotplugIac.Resources.Tests.Functions;

public sealed class NumaCellsFunctionTests
{
    [Fact]
    public void Cells_take_turns_with_the_ids_and_share_the_memory() =>
        Cells(8, "4GiB", 2).ShouldBe([("0,2,4,6", "2GiB"), ("1,3,5,7", "2GiB")]);

    [Theory]
    [InlineData("1GiB", 3, "384MiB 384MiB 256MiB")]
    [InlineData("1000MiB", 2, "512MiB 488MiB")]
    [InlineData("1124MiB", 2, "612MiB 512MiB")]
    [InlineData("256MiB", 3, "86MiB 85MiB 85MiB")]
    [InlineData("3MiB", 3, "1MiB 1MiB 1MiB")]
    public void Memory_is_split_in_whole_blocks_where_it_can_and_the_rest_goes_to_the_first(string memory, int count, string sizes) =>
        string.Join(' ', Cells(4, memory, count).Select(c => c.Memory)).ShouldBe(sizes);

    [Theory]
    [InlineData("0", "1GiB", "1", 0, "vcpus = 0 is not possible: give the machine's max_vcpus, a whole number from 1 to 4096.")]
    [InlineData("2.5", "1GiB", "1", 0, "vcpus = 2.5 is not possible")]
    [InlineData("4097", "1GiB", "1", 0, "vcpus = 4097 is not possible")]
    [InlineData("4", "1GB", "1", 1, "memory = \"1GB\" has the unit \"GB\"; did you mean \"1GiB\"?")]
    [InlineData("4", "1025KiB", "1", 1, "memory = \"1025KiB\" is not possible: give whole steps of 1MiB")]
    [InlineData("4", "2MiB", "3", 1, "memory = \"2MiB\" is too little for 3 cells: give 3MiB or more")]
    [InlineData("4", "0B", "1", 1, "memory = \"0B\" is too little for 1 cell")]
    [InlineData("4", "5PiB", "1", 1, "memory = \"5PiB\" is not possible")]
    [InlineData("4", "1GiB", "0", 2, "count = 0 is not possible: give a whole number from 1 to vcpus, which is 4; each cell needs a vCPU.")]
    [InlineData("4", "1GiB", "5", 2, "count = 5 is not possible")]
    [InlineData("4", "1GiB", "1.5", 2, "count = 1.5 is not possible")]
    public void What_cannot_be_split_is_refused_with_the_argument(string vcpus, string memory, string count, int argument, string message)
    {
        var refused = Refused("numa_cells", Parsed(vcpus), Text(memory), Parsed(count));

        refused.Argument.ShouldBe(argument);
        refused.Text.ShouldStartWith(message);
    }

    [Fact]
    public void The_cells_hold_each_id_once_all_the_memory_and_each_number_of_vcpus_evenly() => Property.Holds(
        from vcpus in Gen.Choose(1, 300)
        from count in Gen.Choose(1, Math.Min(vcpus, 40))
        from memory in Gen.Choose(count, 40_000)
        select (Vcpus: vcpus, Count: count, Memory: ByteSize.FromMiB(memory)),
        asked =>
        {
            var reader = new ValueReader();
            var cells = NumaReader.Cells(Result("numa_cells", Number(asked.Vcpus), Text(asked.Memory.ToString()), Number(asked.Count)), reader)!;

            reader.Problems.ShouldBeEmpty();
            cells.SelectMany(c => c.Cpus.Ids).Order().ShouldBe(Enumerable.Range(0, asked.Vcpus));
            ByteSize.Sum(cells.Select(c => c.Memory)).ShouldBe(asked.Memory);
            cells.Select(c => c.Memory.Bytes).ShouldBe(cells.Select(c => c.Memory.Bytes).OrderDescending());
            (cells[0].Memory - cells[^1].Memory <= ByteSize.FromMiB(128)).ShouldBeTrue();
            var plugged = cells.Select(c => c.Cpus.Below(asked.Vcpus / 2).Count).ToList();
            (plugged.Max() - plugged.Min()).ShouldBeLessThanOrEqualTo(1);
        },
        cases: 1000);

    private static Value Parsed(string number) => Number(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

    private static List<(string Cpus, string Memory)> Cells(int vcpus, string memory, int count) =>
        [.. ((ListValue)Result("numa_cells", Number(vcpus), Text(memory), Number(count))).Items.Cast<MapValue>().Select(c => (((TextValue)c["cpus"]).Text, ((TextValue)c["memory"]).Text))];
}
