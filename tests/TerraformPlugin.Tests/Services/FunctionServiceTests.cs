using TerraformPlugin.Protocol;

namespace TerraformPlugin.Tests.Services;

public sealed class FunctionServiceTests
{
    [Fact]
    public async Task Further_arguments_take_the_variadic_parameters_type()
    {
        var answer = await CallAsync("join", "-", "a", "b", "c");

        PluginFixture.Value(answer.Result, TfType.String).ShouldBe(new TfString("a-b-c"));
    }

    [Fact]
    public async Task An_error_names_its_argument()
    {
        var answer = await CallAsync("join", TfNull.Instance, "a");

        answer.Result.ShouldBeNull();
        answer.Error.FunctionArgument.ShouldBe(0);
        answer.Error.HasFunctionArgument.ShouldBeTrue();
        answer.Error.Text.ShouldBe("A separator is needed.");
    }

    [Fact]
    public async Task A_function_that_throws_is_an_error_without_an_argument()
    {
        var answer = await CallAsync("join", "-", "crash");

        answer.Error.HasFunctionArgument.ShouldBeFalse();
        answer.Error.Text.ShouldContain("boom");
    }

    [Fact]
    public async Task An_unknown_function_is_an_error() => (await CallAsync("nope")).Error.Text.ShouldContain("nope");

    [Fact]
    public async Task Too_few_arguments_are_an_error() => (await CallAsync("join")).Error.Text.ShouldContain("takes 1");

    private static async Task<CallFunctionResponse> CallAsync(string name, params TfValue[] arguments)
    {
        await using var plugin = await PluginFixture.StartAsync();
        var request = new CallFunctionRequest { Name = name };
        request.Arguments.AddRange(arguments.Select(argument => PluginFixture.Wire(argument, TfType.String)));
        return await plugin.CallAsync<CallFunctionResponse>("CallFunction", request);
    }
}
