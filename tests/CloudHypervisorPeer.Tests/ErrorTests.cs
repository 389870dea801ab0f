using System.Text.Json;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class ErrorTests(Peers peers)
{
    [Theory]
    [InlineData("v53.0", 404)]
    [InlineData("v51.1", 500)]
    public async Task A_vm_that_was_never_created_is_missing_since_v53(string version, int status)
    {
        var vm = await peers.EmptyAsync(version);

        (await vm.CallAsync("vm.info")).Status.ShouldBe(status);
        (await vm.CallAsync("vm.boot")).Status.ShouldBe(status);
        (await vm.ResizeAsync(vcpus: 1)).Status.ShouldBe(status);
        (await vm.ResizeZoneAsync("a", 1)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task An_error_is_a_list_of_messages_from_the_outermost_to_the_cause()
    {
        var vm = await peers.RunningAsync(""" "cpus":{"boot_vcpus":1,"max_vcpus":2} """);

        var messages = (await vm.ResizeAsync(vcpus: 3)).Json;

        messages.ValueKind.ShouldBe(JsonValueKind.Array);
        messages[0].GetString().ShouldBe("Error from API");
        messages[messages.GetArrayLength() - 1].GetString().ShouldBe("Requested vCPUs exceed maximum");
    }

    [Fact]
    public async Task An_error_is_text_before_v47()
    {
        var vm = await peers.RunningAsync(""" "cpus":{"boot_vcpus":1,"max_vcpus":2} """, "v45.0");

        var answer = await vm.ResizeAsync(vcpus: 3);

        answer.Body.ShouldStartWith("Error from API: ");
        answer.Body.ShouldEndWith("Requested vCPUs exceed maximum");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"desired_vcpus":"2"}""")]
    [InlineData("""{"desired_vcpus":-1}""")]
    [InlineData("""{"desired_vcpus":1.5}""")]
    [InlineData("""{"desired_ram":true}""")]
    public async Task A_body_that_cannot_be_read_is_400(string body)
    {
        var vm = await peers.RunningAsync(""" "cpus":{"boot_vcpus":1,"max_vcpus":2} """);

        (await vm.CallAsync("vm.resize", body)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_body_is_400_where_none_is_taken_and_none_where_one_is()
    {
        var vm = await peers.EmptyAsync();

        (await vm.CallAsync("vm.boot", "{}")).Status.ShouldBe(400);
        (await vm.CallAsync("vm.create")).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("GET", "vm.boot")]
    [InlineData("PUT", "vm.info")]
    [InlineData("POST", "vm.resize")]
    public async Task Another_method_is_400(string method, string path)
    {
        var vm = await peers.EmptyAsync();

        (await vm.CallAsync(path, method: method)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Another_path_is_404()
    {
        var vm = await peers.EmptyAsync();

        (await vm.CallAsync("vm.snap")).Status.ShouldBe(404);
    }
}
