using System.Diagnostics.CodeAnalysis;

namespace Pulumi
{
    public class InvokeOptions
    {
        public string? Version { get; set; }

        public string? PluginDownloadURL { get; set; }
    }

    public class InvokeOutputOptions : InvokeOptions;

    public static class Deployment
    {
        public static DeploymentInstance Instance { get; } = new();
    }

    public sealed class DeploymentInstance
    {
        public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) => throw StandIn.Called();

        public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) => throw StandIn.Called();

        public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => throw StandIn.Called();
    }

    public sealed class Config(string? name = null)
    {
        public string? Name { get; } = name;

        public string? Get(string key) => throw StandIn.Called();

        public bool? GetBoolean(string key) => throw StandIn.Called();

        public int? GetInt32(string key) => throw StandIn.Called();

        public double? GetDouble(string key) => throw StandIn.Called();

        [return: MaybeNull]
        public T GetObject<T>(string key) => throw StandIn.Called();
    }

    internal static class StandIn
    {
        public static NotSupportedException Called() => new("This is a stand-in of package Pulumi for compile tests; it does nothing.");
    }
}

namespace Pulumi.Serialization
{
    /// <summary>The SDK's files name this namespace.</summary>
    public interface INamespaceMark;
}
