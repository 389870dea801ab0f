using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>Each refusal names the attribute, the value, the allowed range, the remedy and the code, and the plan does nothing.</summary>
public sealed class VcpuInputTests
{
    private static readonly MachineFacts Limited = Dimms with { VcpuLimit = 255 };

    [Theory]
    [InlineData(0, null, "vcpus", "HP9001", "vcpus = 0 is not possible: choose a whole number from 1 to 4.")]
    [InlineData(-3, null, "vcpus", "HP9001", "vcpus = -3 is not possible: choose a whole number from 1 to 4.")]
    [InlineData(5, null, "vcpus", "HP9001", "vcpus = 5 is above max_vcpus of the machine, which is 4: choose 1 to 4, or set max_vcpus to 5 or more")]
    [InlineData(5, 3, "vcpus", "HP9001", "vcpus = 5 is above max_vcpus, which is 3: choose 1 to 3, or set max_vcpus to 5 or more")]
    [InlineData(300, null, "vcpus", "HP9002", "vcpus = 300 is above the limit of machine type pc-q35-7.2, which is 255.")]
    [InlineData(null, 300, "max_vcpus", "HP9002", "max_vcpus = 300 is above the limit of machine type pc-q35-7.2, which is 255.")]
    [InlineData(null, 0, "max_vcpus", "HP9001", "max_vcpus = 0 is not possible: choose a whole number from 2 to 255.")]
    [InlineData(null, -1, "max_vcpus", "HP9001", "max_vcpus = -1 is not possible: choose a whole number from 2 to 255.")]
    [InlineData(null, 1, "max_vcpus", "HP9001", "max_vcpus = 1 is below the machine's 2 vCPUs: choose 2 to 255, or set vcpus too.")]
    public void A_number_out_of_range_is_refused_with_the_range(int? vcpus, int? maximum, string attribute, string code, string detail)
    {
        var error = Running(Small, Limited).Plan(Spec with { Vcpus = vcpus, MaxVcpus = maximum }).OnlyError();

        (error.Attribute, error.Code).ShouldBe((attribute, code));
        error.Detail.ShouldContain(detail);
        error.Detail.ShouldEndWith($"({code})");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void A_maximum_out_of_range_is_refused_once_also_with_cells(int maximum)
    {
        var error = Running(Small, Limited).Plan(Spec with { MaxVcpus = maximum, NumaCells = [Cell("0-3", "2GiB")] }).OnlyError();

        error.Attribute.ShouldBe("max_vcpus");
    }
}
