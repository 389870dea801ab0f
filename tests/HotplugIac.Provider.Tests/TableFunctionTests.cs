using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider.Tests;

public sealed class TableFunctionTests
{
    private static readonly IReadOnlyDictionary<string, ITfFunction> Functions = new HotplugProvider().Functions;

    private static readonly TfType Cells = TfType.List(TfType.Object(new Dictionary<string, TfType>
    {
        ["cpus"] = TfType.String,
        ["memory"] = TfType.String,
        ["distances"] = TfType.List(TfType.Number),
    }));

    [Fact]
    public void Every_function_of_the_table_is_one_of_the_provider_with_documentation()
    {
        Functions.Keys.ShouldBe(FunctionTable.All.Select(f => f.Name));
        Functions.Values.ShouldAllBe(f => f.Summary.Length > 0 && f.Description.Length > 0 && f.Parameters.All(p => p.Description.Length > 0));
    }

    [Theory]
    [InlineData("bytes", "string", "number")]
    [InlineData("format_size", "number", "string")]
    [InlineData("impact", "dynamic dynamic", "object({live = map(string), reboot = map(string), stops_machine = bool, verdict = string})")]
    [InlineData("numa_cells", "number string number", "list(object({cpus = string, distances = list(number), memory = string}))")]
    public void Rows_are_types(string name, string parameters, string result)
    {
        string.Join(' ', Functions[name].Parameters.Select(p => p.Type)).ShouldBe(parameters);
        Functions[name].ReturnType.ToString().ShouldBe(result);
    }

    [Fact]
    public void Cells_have_the_type_of_the_attribute_that_they_are_for() =>
        SchemaMapping.ToTerraform(VirtualMachineSchema.Rows, string.Empty).Attributes.Single(a => a.Name == "numa_cells").ValueType.ShouldBe(Functions["numa_cells"].ReturnType);

    [Fact]
    public void Only_the_machine_that_may_not_be_there_yet_is_null()
    {
        Functions.Values.SelectMany(f => f.Parameters).Where(p => p.AllowNull).Select(p => p.Name).ShouldBe(["before"]);
        Functions.Values.SelectMany(f => f.Parameters).ShouldAllBe(p => !p.AllowUnknown);
    }

    [Fact]
    public void A_result_has_its_type_down_to_the_nulls()
    {
        var result = Functions["numa_cells"].Call([new TfNumber(2), new TfString("1GiB"), new TfNumber(1)]).Value.ShouldNotBeNull();

        Functions["numa_cells"].ReturnType.ShouldBe(Cells);
        result.ShouldBe(new TfList([new TfObject(new Dictionary<string, TfValue> { ["cpus"] = "0-1", ["memory"] = "1GiB", ["distances"] = TfNull.Instance })]));
    }

    [Fact]
    public void A_size_beyond_32_bits_is_exact() =>
        Functions["bytes"].Call([new TfString("7PiB")]).Value.ShouldBe(TfNumber.Parse("7881299347898368"));

    [Fact]
    public void A_refusal_names_the_argument()
    {
        var error = Functions["format_size"].Call([TfNumber.Parse("1e400")]).Error.ShouldNotBeNull();

        error.ArgumentIndex.ShouldBe(0);
        error.Text.ShouldStartWith("bytes = 1e400 is not possible");
    }

    [Fact]
    public void Objects_of_any_type_are_read_with_their_tuples_and_objects()
    {
        var cellType = TfType.Object(new Dictionary<string, TfType> { ["cpus"] = TfType.String, ["memory"] = TfType.String });
        var cell = new TfObject(new Dictionary<string, TfValue> { ["cpus"] = "0-1", ["memory"] = "1GiB" });
        var before = Typed(("vcpus", TfType.Number, new TfNumber(2)), ("max_vcpus", TfType.Number, new TfNumber(2)), ("power_state", TfType.String, "running"),
            ("memory", TfType.String, "1GiB"), ("base_memory", TfType.String, "1GiB"), ("max_memory", TfType.String, "1GiB"), ("memory_slots", TfType.Number, new TfNumber(0)),
            ("numa_cells", TfType.Tuple(cellType), new TfList([cell])));
        var after = Typed(("numa_cells", TfType.Tuple(cellType), new TfList([cell])), ("max_vcpus", TfType.String, "2"));

        var impact = Functions["impact"].Call([before, after]).Value.ShouldBeOfType<TfObject>();

        impact["verdict"].ShouldBe(new TfString("none"));
        impact["live"].ShouldBe(TfMap.Empty);
        Functions["impact"].Call([TfNull.Instance, after]).Value.ShouldBeOfType<TfObject>()["verdict"].ShouldBe(new TfString("unknown"));
    }

    private static TfDynamic Typed(params (string Name, TfType Type, TfValue Value)[] fields) => new(
        TfType.Object(fields.ToDictionary(f => f.Name, f => f.Type)),
        new TfObject(fields.ToDictionary(f => f.Name, f => f.Value)));
}
