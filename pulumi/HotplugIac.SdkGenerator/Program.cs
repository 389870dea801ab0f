using HotplugIac.SdkGenerator.Files;
using HotplugIac.SdkGenerator.Schema;

if (args is not [var schema, var folder])
{
    await Console.Error.WriteLineAsync("usage: HotplugIac.SdkGenerator SCHEMA.json|- FOLDER   (writes the C# SDK of a Pulumi package schema)");
    return 2;
}

try
{
    var json = schema == "-" ? await Console.In.ReadToEndAsync() : await File.ReadAllTextAsync(schema);
    var files = Sdk.Generate(SchemaReader.Read(json));
    SdkFolder.Write(folder, files);
    await Console.Out.WriteLineAsync(FormattableString.Invariant($"{files.Count} files in {folder}"));
    return 0;
}
catch (Exception e) when (e is SchemaException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"error: {e.Message}");
    return 1;
}
