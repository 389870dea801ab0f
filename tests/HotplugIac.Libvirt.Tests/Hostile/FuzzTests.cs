using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Fuzzing;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Definitions;
using HotplugIac.Libvirt.Facts;
using HotplugIac.Libvirt.Guests;
using HotplugIac.Libvirt.Xml;
using Xunit.Abstractions;

namespace HotplugIac.Libvirt.Tests.Hostile;

/// <summary>What libvirt, a user or a guest sends is read or refused, and nothing else.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_domain_xml_is_read_or_refused_and_what_is_written_reads_back() => new Fuzzer("domain XML", Corpus.Of("domain"), Grammar.Xml).RunAsync(
        bytes =>
        {
            var xml = Encoding.UTF8.GetString(bytes);
            if (DefinitionReader.Read(xml).Traits is null)
            {
                return false;
            }

            // The tree that is only read says what the one says that is edited.
            var running = DomainXmlReader.ReadRunning(xml);
            DomainXmlReader.Read(DomainDocument.Parse(xml), running: true).ShouldBe(running);
            DomainXmlReader.ReadRunning(DomainDocument.Write(DomainDocument.Parse(xml))).ShouldBe(running);
            new DomainXmlFormat().Read(xml, new MachineFacts());
            return true;
        },
        output);

    [Fact]
    public Task Capabilities_are_read_or_refused() => new Fuzzer("capabilities XML", Corpus.Of("capabilities"), Grammar.Xml).RunAsync(
        bytes =>
        {
            var xml = Encoding.UTF8.GetString(bytes);
            HostTopology.Nodes(xml);
            try
            {
                HostCells.Read(DomainDocument.Load(xml));
                return true;
            }
            catch (DomainXmlException)
            {
                return false;
            }
        },
        output);

    [Fact]
    public Task A_uri_is_shown_without_what_is_secret_in_it() => new Fuzzer("URI", Corpus.Of("uri"), Grammar.Json.With("://", "@", ":", "/", "?", "#", "&", ";", "=", "%", "password=", "[::1]")).RunAsync(
        bytes =>
        {
            const string Secret = "walnut-77";
            var text = Encoding.UTF8.GetString(bytes);
            var uri = $"qemu+ssh://me:{Secret}@{text}";
            ShownUri.Of(uri).ShouldNotContain(Secret);
            ShownUri.Of($"libvirt error 38: {uri} is no URI", [uri]).ShouldNotContain(Secret);
            _ = LibvirtUri.IsLocal(text);
            var shown = ShownUri.Of(text);
            return ShownUri.Of(shown) == shown ? true : throw new InvalidOperationException($"{shown} still has a secret");
        },
        output);

    [Fact]
    public Task An_agents_answers_are_read_or_ignored() => new Fuzzer("guest agent", Corpus.Of("agent"), Grammar.Json.With("\"return\":", "\"online\":", "\"logical-id\":", "\"buf-b64\":", "\"size\":")).RunAsync(
        bytes =>
        {
            var agent = new GuestAgent(_ => Encoding.UTF8.GetString(bytes));
            _ = GuestFiles.Read(agent, "/sys/x");
            return GuestReader.Read(agent)!.Vcpus > 0;
        },
        output);
}
