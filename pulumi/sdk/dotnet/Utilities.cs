// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    static class Utilities
    {
        public static string? GetEnv(params string[] names)
        {
            foreach (var name in names)
            {
                if (global::System.Environment.GetEnvironmentVariable(name) is string value)
                {
                    return value;
                }
            }

            return null;
        }

        public static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
            _ => null,
        };

        public static int? GetEnvInt32(params string[] names) =>
            int.TryParse(GetEnv(names), global::System.Globalization.NumberStyles.Integer, global::System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : (int?)null;

        public static double? GetEnvDouble(params string[] names) =>
            double.TryParse(GetEnv(names), global::System.Globalization.NumberStyles.Float, global::System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : (double?)null;

        public static global::Pulumi.InvokeOptions WithDefaults(this global::Pulumi.InvokeOptions? given)
        {
            var options = given ?? new global::Pulumi.InvokeOptions();
            options.Version ??= Version;
            return options;
        }

        public static global::Pulumi.InvokeOutputOptions WithDefaults(this global::Pulumi.InvokeOutputOptions? given)
        {
            var options = given ?? new global::Pulumi.InvokeOutputOptions();
            options.Version ??= Version;
            return options;
        }

        public static string Version { get; } = ReadVersion();

        private static string ReadVersion()
        {
            const string Resource = "Pulumi.Hotplug.version.txt";
            using var stream = typeof(Utilities).Assembly.GetManifestResourceStream(Resource)
                ?? throw new NotSupportedException($"The assembly was built without {Resource}.");
            using var reader = new global::System.IO.StreamReader(stream);
            return reader.ReadToEnd().Trim();
        }
    }

    internal sealed class HotplugResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute
    {
        public HotplugResourceTypeAttribute(string type)
            : base(type, Utilities.Version)
        {
        }
    }
}
