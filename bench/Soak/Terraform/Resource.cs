using TerraformPlugin;

namespace HotplugIac.Soak.Terraform;

/// <summary>What Terraform's state file keeps of one resource.</summary>
internal sealed class Resource
{
    public TfObject? State { get; private set; }

    public byte[] Private { get; private set; } = [];

    public void Keep(TfObject? state, byte[] memory) => (State, Private) = (state, state is null ? [] : memory);

    /// <summary><c>terraform state rm</c>.</summary>
    public void Forget() => Keep(null, []);
}
