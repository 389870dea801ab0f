using HotplugIac.Core.Model;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary>What a data source answers.</summary>
/// <param name="State">All attributes of the data source; null beside an error.</param>
public sealed record DataReply(MapValue? State, EquatableList<Problem> Problems)
{
    internal static DataReply Failed(params EquatableList<Problem> problems) => new(null, problems);
}
