using System.Text;
using HotplugIac.Soak.Terraform;
using TerraformPlugin;

namespace HotplugIac.Soak.Oracles;

/// <summary>What a resource remembers holds a secret in the user's own <c>definition</c> and nowhere else.</summary>
internal static class SecretOracle
{
    public static IEnumerable<string> Faults(Resource resource, IReadOnlyList<string> secrets)
    {
        if (secrets.Any(s => resource.State?.With("definition", TfNull.Instance).ToString().Contains(s, StringComparison.Ordinal) == true))
        {
            yield return "a secret stands in the state, outside of the definition";
        }

        if (secrets.Any(s => Encoding.UTF8.GetString(resource.Private).Contains(s, StringComparison.Ordinal)))
        {
            yield return "a secret stands in the private data";
        }
    }
}
