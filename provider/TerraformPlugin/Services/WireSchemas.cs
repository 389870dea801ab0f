using Google.Protobuf;
using TerraformPlugin.Protocol;

namespace TerraformPlugin;

/// <summary>Schemas and function signatures in the form that Terraform asks for.</summary>
internal static class WireSchemas
{
    public static Schema ToWire(TfSchema schema)
    {
        var block = new SchemaBlock { Description = schema.Description, DescriptionKind = StringKind.Markdown };
        block.Attributes.AddRange(schema.Attributes.Select(ToWire));
        return new Schema { Version = schema.Version, Block = block };
    }

    public static FunctionDefinition ToWire(ITfFunction function)
    {
        var wire = new FunctionDefinition
        {
            Summary = function.Summary,
            Description = function.Description,
            DescriptionKind = StringKind.Markdown,
            ReturnValue = new FunctionReturn { Type = TypeOf(function.ReturnType) },
            VariadicParameter = function.VariadicParameter is { } variadic ? ToWire(variadic) : null,
        };
        wire.Parameters.AddRange(function.Parameters.Select(ToWire));
        return wire;
    }

    private static FunctionParameter ToWire(TfParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = TypeOf(parameter.Type),
        AllowNullValue = parameter.AllowNull,
        AllowUnknownValues = parameter.AllowUnknown,
        Description = parameter.Description,
        DescriptionKind = StringKind.Markdown,
    };

    private static SchemaAttribute ToWire(TfAttribute attribute)
    {
        var wire = new SchemaAttribute
        {
            Name = attribute.Name,
            Description = attribute.Description,
            DescriptionKind = StringKind.Markdown,
            Required = attribute.Required,
            Optional = attribute.Optional,
            Computed = attribute.Computed,
            Sensitive = attribute.Sensitive,
            WriteOnly = attribute.WriteOnly,
            Deprecated = attribute.Deprecated is not null,
            DeprecationMessage = attribute.Deprecated ?? "",
        };
        if (attribute.Nested is { } nested)
        {
            wire.NestedType = ToWire(nested);
        }
        else
        {
            wire.Type = TypeOf(attribute.ValueType);
        }

        return wire;
    }

    private static SchemaObject ToWire(TfNested nested)
    {
        var wire = new SchemaObject
        {
            Nesting = nested.Mode switch
            {
                TfNestingMode.List => ObjectNesting.List,
                TfNestingMode.Set => ObjectNesting.Set,
                TfNestingMode.Map => ObjectNesting.Map,
                _ => ObjectNesting.Single,
            },
        };
        wire.Attributes.AddRange(nested.Attributes.Select(ToWire));
        return wire;
    }

    private static ByteString TypeOf(TfType type) => WireValues.Bytes(type.ToJsonBytes());
}
