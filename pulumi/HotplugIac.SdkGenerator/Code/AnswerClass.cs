using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Code;

/// <summary>A class that Pulumi fills in: nested objects of a resource's outputs, and the answers of functions.</summary>
internal sealed record AnswerClass(string Name, string Description, IReadOnlyList<PropertySchema> Properties)
{
    public void Write(CodeWriter writer, TypeNames types)
    {
        using (writer.Summary(Description).Line("[OutputType]").Block($"public sealed class {Name}"))
        {
            foreach (var property in Properties)
            {
                writer.Summary(property.Description).Line($"public readonly {types.Answer(property, View.Outputs)} {Names.OfProperty(property)};");
            }

            writer.Line().Line("[OutputConstructor]");
            var parameters = Properties.Select(property => $"{types.Answer(property, View.Outputs)} {Names.OfParameter(property.Name)}");
            using (writer.Block($"private {Name}({string.Join(", ", parameters)})"))
            {
                foreach (var property in Properties)
                {
                    writer.Line($"this.{Names.OfProperty(property)} = {Names.OfParameter(property.Name)};");
                }
            }
        }
    }
}
