using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Guests;

namespace HotplugIac.Libvirt.Tests.Guests;

public class GuestOnlinerTests
{
    [Fact]
    public void Everything_that_is_offline_is_asked_for_once_in_small_pieces()
    {
        var agent = new ScriptedAgent(ids => ids.Count);

        agent.Online(new GuestView(30, Enumerable.Range(1, 20).ToEquatableList(), 100, Enumerable.Range(32, 70).Select(i => (long)i).ToEquatableList(), ByteSize.FromMiB(128)));

        agent.Asked("vcpus").ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));
        agent.Asked("mem-blks").ShouldBe(Enumerable.Range(32, 70).Select(i => (long)i));
        agent.Largest.ShouldBeLessThanOrEqualTo(32);
    }

    [Fact]
    public void A_vcpu_that_the_guest_refuses_is_left_out_and_the_rest_asked_for_again()
    {
        // The agent goes up to the first that fails; when that is the very first, it refuses the whole command.
        var online = new List<long>();
        var agent = new ScriptedAgent(ids =>
        {
            var done = ids.TakeWhile(id => id is not (1 or 3)).ToList();
            online.AddRange(done);
            return done.Count == 0 ? null : done.Count;
        });

        agent.Online(new GuestView(6, [1, 2, 3, 4, 5], 0, [], ByteSize.Zero));

        online.ShouldBe([2, 4, 5]);
    }

    [Fact]
    public void Nothing_offline_asks_nothing()
    {
        var agent = new ScriptedAgent(ids => ids.Count);

        agent.Online(new GuestView(2, [], 4, [], ByteSize.FromMiB(128)));

        agent.Asked("vcpus").ShouldBeEmpty();
    }

    /// <summary>Answers how many it did, null for a refusal.</summary>
    private sealed class ScriptedAgent(Func<IReadOnlyList<long>, int?> act)
    {
        private readonly List<(string List, long Id)> _asked = [];

        public int Largest { get; private set; }

        public IEnumerable<long> Asked(string list) => _asked.Where(a => a.List == list).Select(a => a.Id);

        public void Online(GuestView offline)
        {
            var agent = new GuestAgent(Answer);
            foreach (var piece in GuestOnliner.Pieces(offline))
            {
                piece(agent);
            }
        }

        private string Answer(string command)
        {
            using var json = JsonDocument.Parse(command);
            var list = json.RootElement.GetProperty("arguments").EnumerateObject().Single();
            var ids = list.Value.EnumerateArray().Select(e => e.GetProperty(list.Name == "vcpus" ? "logical-id" : "phys-index").GetInt64()).ToList();
            list.Value.EnumerateArray().ShouldAllBe(e => e.GetProperty("online").GetBoolean());
            _asked.AddRange(ids.Select(id => (list.Name, id)));
            Largest = Math.Max(Largest, ids.Count);
            return act(ids) is { } count ? $"{{\"return\":{count}}}" : """{"error":{"class":"GenericError","desc":"no"}}""";
        }
    }
}
