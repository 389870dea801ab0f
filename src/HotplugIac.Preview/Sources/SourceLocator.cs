namespace HotplugIac.Preview.Sources;

/// <summary>Finds where the resources of a Terraform or OpenTofu plan are declared.</summary>
public static class SourceLocator
{
    /// <summary>
    /// The declarations of addresses under a folder. A resource of a module that is not under the folder stands where that module is called.
    /// The plan's root module may lie in a folder below: then a block counts when it is the only one in the tree. What is not found or
    /// could be in several places is left out; so are Pulumi's URNs. Nothing is thrown for files that cannot be read or understood.
    /// </summary>
    /// <param name="root">An existing folder, such as the checkout.</param>
    public static IReadOnlyDictionary<string, SourceLocation> Locate(string root, IEnumerable<string> addresses)
    {
        var tree = new SourceTree(root);
        var blocks = new Dictionary<TerraformAddress, SourceLocation?>();
        var folders = new Lazy<IReadOnlyList<string>>(() => [.. tree.Folders().Where(folder => !tree.Module(folder).IsEmpty)]);
        var found = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            if (TerraformAddress.Parse(address) is not { } block)
            {
                continue;
            }

            // A plan may have thousands of instances of one block.
            if (!blocks.TryGetValue(block, out var location))
            {
                location = Find(tree, tree.Root, block) ?? Only(folders.Value.Select(folder => Find(tree, folder, block)));
                blocks.Add(block, location);
            }

            if (location is not null)
            {
                found[address] = location;
            }
        }

        return found;
    }

    private static SourceLocation? Find(SourceTree tree, string folder, TerraformAddress address)
    {
        foreach (var name in address.ModulePath)
        {
            if (!tree.Module(folder).Calls.TryGetValue(name, out var call))
            {
                return null;
            }

            if (call.Source is not (['.', '/', ..] or ['.', '.', '/', ..] or "." or ".."))
            {
                return call.Location;
            }

            folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, call.Source)));
        }

        return tree.Module(folder).Resources.GetValueOrDefault((address.Type, address.Name));
    }

    private static SourceLocation? Only(IEnumerable<SourceLocation?> locations) =>
        locations.OfType<SourceLocation>().Distinct().Take(2).ToList() is [var only] ? only : null;
}
