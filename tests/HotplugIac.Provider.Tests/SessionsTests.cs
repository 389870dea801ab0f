using HotplugIac.Hypervisors;
using HotplugIac.Resources;
using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Machine;

namespace HotplugIac.Provider.Tests;

/// <summary>A provider that several commands share is configured by each of them.</summary>
public sealed class SessionsTests
{
    private readonly Sessions _sessions = new();

    [Fact]
    public async Task The_next_configuration_closes_the_connections_of_the_last()
    {
        var (first, second) = (new Connections(), new Connections());
        await _sessions.BeginAsync(Session(first));
        await _sessions.RunAsync(_ => Task.FromResult(0));
        first.Closed.ShouldBe(0);

        await _sessions.BeginAsync(Session(second));

        (first.Closed, second.Closed).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_call_under_way_keeps_its_connections_until_it_is_over()
    {
        var first = new Connections();
        await _sessions.BeginAsync(Session(first));
        var end = new TaskCompletionSource<int>();
        var call = _sessions.RunAsync(_ => end.Task);

        await _sessions.BeginAsync(Session(new Connections()));
        first.Closed.ShouldBe(0);
        end.SetResult(7);

        (await call).ShouldBe(7);
        first.Closed.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_fails_gives_them_back_too()
    {
        var first = new Connections();
        await _sessions.BeginAsync(Session(first));

        await Should.ThrowAsync<TimeoutException>(_sessions.RunAsync<int>(_ => throw new TimeoutException()));
        await _sessions.BeginAsync(Session(new Connections()));

        first.Closed.ShouldBe(1);
    }

    [Fact]
    public async Task Before_a_configuration_there_is_nothing_to_call() =>
        await Should.ThrowAsync<InvalidOperationException>(_sessions.RunAsync(_ => Task.FromResult(0)));

    private static Session Session(Connections connections)
    {
        var (pool, settings) = (new HypervisorPool(new Hosting.HypervisorTable()), new ProviderSettings("test:///default"));
        return new Session(new VirtualMachineResource(pool, settings, TimeProvider.System, ApplyTimeouts.Default), new DataSourceReader(pool, settings, TimeProvider.System), connections);
    }

    private sealed class Connections : IAsyncDisposable
    {
        public int Closed { get; private set; }

        public ValueTask DisposeAsync()
        {
            Closed++;
            return ValueTask.CompletedTask;
        }
    }
}
