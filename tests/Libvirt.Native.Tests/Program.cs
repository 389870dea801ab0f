using Libvirt.Native;

// The child process of ChildProcess.cs. Prints what happened and leaves with 0, or lets an exception end it.
return args switch
{
    ["open", var uri] => Report(() =>
    {
        using var connection = LibvirtConnection.Open(uri);
        return connection.DriverType;
    }),
    ["start-loop"] => Report(() =>
    {
        LibvirtEventLoop.Start();
        return "started";
    }),
    ["version-number-only"] => Report(() => LibvirtLibrary.ToVersion(9_000_001).ToString()),
    ["lookup-miss", var uri] => Report(() =>
    {
        using var connection = LibvirtConnection.Open(uri);
        using var domain = connection.LookupByName("there is no such domain");
        return domain.Name;
    }),
    ["open-twice", var uri] => Report(() =>
    {
        _ = Report(() => LibvirtConnection.Open(uri).DriverType);
        return LibvirtConnection.Open(uri).DriverType;
    }),
    ["agent", var uri] => Report(() =>
    {
        using var connection = LibvirtConnection.Open(uri);
        using var domain = connection.LookupByName("test");
        return domain.AgentCommand("""{"execute":"guest-ping"}""", 1);
    }),
    ["leave-with-loop-and-subscription"] => Report(() =>
    {
        LibvirtEventLoop.Start();
        var connection = LibvirtConnection.Open("test:///default");
        _ = connection.RegisterDomainEvent(DomainEventId.Lifecycle, _ => { });
        return "left open";
    }),
    ["subscribe-without-loop"] => Report(() =>
    {
        using var connection = LibvirtConnection.Open("test:///default");
        LibvirtEventLoop.Start();
        using var subscription = connection.RegisterDomainEvent(DomainEventId.Lifecycle, _ => { });
        return "subscribed";
    }),
    _ => Report(() => throw new ArgumentException("unknown request: " + string.Join(' ', args))),
};

static int Report(Func<string> action)
{
    try
    {
        Console.WriteLine("ok: " + action());
        return 0;
    }
    catch (LibvirtNotInstalledException e)
    {
        Console.WriteLine($"not installed: {e.Library}: {e.Message}");
        return 3;
    }
    catch (LibvirtException e)
    {
        Console.WriteLine($"libvirt: {e.Code} {e.Function}: {e.Message}");
        return 4;
    }
    catch (InvalidOperationException e)
    {
        Console.WriteLine("invalid: " + e.Message);
        return 5;
    }
}
