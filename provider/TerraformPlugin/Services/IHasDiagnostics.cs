using Google.Protobuf.Collections;

namespace TerraformPlugin.Protocol;

/// <summary>An answer that can say what went wrong.</summary>
internal interface IHasDiagnostics
{
    RepeatedField<Diagnostic> Diagnostics { get; }
}

internal sealed partial class GetMetadataResponse : IHasDiagnostics;

internal sealed partial class GetProviderSchemaResponse : IHasDiagnostics;

internal sealed partial class ValidateProviderConfigResponse : IHasDiagnostics;

internal sealed partial class ConfigureProviderResponse : IHasDiagnostics;

internal sealed partial class ValidateResourceConfigResponse : IHasDiagnostics;

internal sealed partial class UpgradeResourceStateResponse : IHasDiagnostics;

internal sealed partial class ReadResourceResponse : IHasDiagnostics;

internal sealed partial class PlanResourceChangeResponse : IHasDiagnostics;

internal sealed partial class ApplyResourceChangeResponse : IHasDiagnostics;

internal sealed partial class ImportResourceStateResponse : IHasDiagnostics;

internal sealed partial class ValidateDataResourceConfigResponse : IHasDiagnostics;

internal sealed partial class ReadDataSourceResponse : IHasDiagnostics;

internal sealed partial class GetFunctionsResponse : IHasDiagnostics;
