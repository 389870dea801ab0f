namespace TerraformPlugin;

/// <summary>An attribute of an object type.</summary>
/// <param name="NameBytes">Its name in MessagePack, in the shortest form.</param>
internal sealed record TfWireAttribute(string Name, byte[] NameBytes, TfType Type);
