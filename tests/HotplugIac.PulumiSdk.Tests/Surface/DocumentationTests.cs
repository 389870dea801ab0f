using System.Reflection;
using System.Xml.Linq;

namespace HotplugIac.PulumiSdk.Tests.Surface;

public sealed class DocumentationTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Summaries = XDocument.Load(Path.ChangeExtension(Actual.Assembly.Location, ".xml")).Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim() ?? "");

    [Fact]
    public void Each_public_property_and_field_is_documented()
    {
        var undocumented =
            from type in Actual.Assembly.GetExportedTypes()
            from member in type.GetProperties(Own).Cast<MemberInfo>().Concat(type.GetFields(Own))
            where member.Name != "Empty" && !IsEnumValue(member)
            let id = $"{(member is PropertyInfo ? 'P' : 'F')}:{type.FullName!.Replace('+', '.')}.{member.Name}"
            where Summaries.GetValueOrDefault(id, "").Length == 0
            select id;

        undocumented.ShouldBeEmpty();
    }

    [Fact]
    public void Each_value_of_an_enumeration_has_the_text_of_the_schema()
    {
        var values = SchemaDocument.Enums.SelectMany(type => type.Value.GetProperty("enum").EnumerateArray(), (type, value) => (Type: type.Name, Value: value));

        foreach (var (type, value) in values)
        {
            var text = value.TryGetProperty("description", out var description) ? description.GetString()! : "";
            Summaries.GetValueOrDefault($"P:Pulumi.Hotplug.{SchemaDocument.Name(type)}.{value.GetProperty("name").GetString()}", "").ShouldBe(text);
        }
    }

    [Fact]
    public void Each_function_and_resource_is_documented()
    {
        var undocumented = SchemaDocument.Resources.Concat(SchemaDocument.Functions)
            .Where(member => Summaries.GetValueOrDefault($"T:Pulumi.Hotplug.{SchemaDocument.Name(member.Name)}", "").Length == 0).Select(member => member.Name);

        undocumented.ShouldBeEmpty();
    }

    [Fact]
    public void The_documentation_is_the_text_of_the_schema()
    {
        var vcpus = SchemaDocument.Root.GetProperty("resources").GetProperty("hotplug:index:VirtualMachine").GetProperty("inputProperties").GetProperty("vcpus");

        Summaries["P:Pulumi.Hotplug.VirtualMachineArgs.Vcpus"].ShouldBe(vcpus.GetProperty("description").GetString());
    }

    private static bool IsEnumValue(MemberInfo member) => member.DeclaringType!.GetCustomAttribute<Pulumi.EnumTypeAttribute>() is not null;
}
