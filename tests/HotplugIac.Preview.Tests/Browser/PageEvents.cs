using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace HotplugIac.Preview.Tests.Browser;

/// <summary>What a page lets happen while it is open.</summary>
internal sealed class PageEvents(string session, string address)
{
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Address => address;

    public Task Loaded => _loaded.Task;

    public PageFacts Facts(IReadOnlyList<int> scrollWidths, string answer) => new(scrollWidths, [.. _messages], [.. _requests], answer);

    public void Receive(string? from, string name, JsonObject parameters)
    {
        if (from != session)
        {
            return;
        }

        switch (name)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                var url = parameters["request"]!["url"]!.GetValue<string>();
                if (url != address)
                {
                    _requests.Enqueue(url);
                }

                break;
            case "Log.entryAdded" or "Runtime.consoleAPICalled" or "Runtime.exceptionThrown":
                _messages.Enqueue($"{name}: {parameters.ToJsonString()}");
                break;
        }
    }
}
