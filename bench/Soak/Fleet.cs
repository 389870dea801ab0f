using HotplugIac.Harness;
using HotplugIac.Soak.Leaks;
using HotplugIac.Soak.Oracles;
using HotplugIac.Soak.Plugin;
using HotplugIac.Soak.Terraform;
using HotplugIac.Soak.Worlds;
using TerraformPlugin;

namespace HotplugIac.Soak;

/// <summary>Machines and the one provider process that serves them: round after round of tricks, commands, and a look at what came of them.</summary>
/// <param name="activeAtOnce">How many machines a round is about, at most.</param>
/// <param name="isKilled">Whether the provider is killed now and then; else it lives for the whole soak, and its leaks are looked for.</param>
internal sealed class Fleet(IWorld world, ProviderStarter starter, Tally tally, int seed, int activeAtOnce, int parallelism, bool isKilled)
{
    private const int MostAttempts = 5;
    private readonly Random _random = new(seed + world.Subjects.Count + (isKilled ? 1 : 0));
    private ProviderProcess? _provider;

    public LeakWatch Leaks { get; } = new($"{world.Name} provider");

    private ProviderProcess Provider => _provider ?? throw new InvalidOperationException("The fleet has not begun.");

    public async Task RunAsync(Func<int, bool> goesOn)
    {
        _provider = await starter.StartAsync();
        for (var round = 0; goesOn(round); round++)
        {
            try
            {
                await RoundAsync();
                tally.Count("rounds", world.Name);
            }
            catch (Exception e) when (e is CommandFailedException or CommandTimedOutException or EventuallyException)
            {
                // virsh or a guest, on a computer that has too much to do: the machines are looked at anew in the next round.
                tally.Count("rounds", $"{world.Name}, broken off by the lab");
                await Console.Error.WriteLineAsync($"{world.Name}: a round was broken off: {e.Message}");
                await RestartAsync();
            }

            if (!isKilled)
            {
                Leaks.Look(Provider.Id, tally.Table("steps").Values.Sum(), await world.ClientsAsync(Provider.Id), Provider.Log.LibvirtObjects);
            }
        }

        await EndAsync();
    }

    private async Task RoundAsync()
    {
        var turns = Draw();
        var tricked = turns.Where(_ => _random.Next(3) == 0).Select(t => t.Subject).ToList();
        foreach (var (name, trick) in await world.DisturbAsync(tricked))
        {
            tally.Count("tricks", $"{world.Name}: {trick.Split(' ', '{')[0]}");
            var turn = turns.First(t => t.Subject.Name == name);
            turn.Subject.Tell(trick);
            turn.IsTricked = true;
        }

        var before = await world.ObserveAsync(Subjects(turns));
        foreach (var turn in turns.Where(t => t.Kind is TurnKind.Change))
        {
            turn.Config = Wishes.Next(turn.Subject.Random, turn.Subject.Config, before.GetValueOrDefault(turn.Subject.Name), world.Range);
        }

        if (isKilled && _random.Next(3) == 0)
        {
            Provider.KillAt(_random.Next(1, Math.Max(2, turns.Count / 2)));
        }

        await CommandAsync(turns, before, isFirst: true);
        await RestartAsync();
        await world.CalmAsync(Subjects(turns));
        await ConvergeAsync(turns);
        await VerifyAsync(turns);
    }

    private List<Turn> Draw()
    {
        var chosen = world.Subjects.Count <= activeAtOnce ? world.Subjects : _random.GetItems([.. world.Subjects], activeAtOnce).Distinct().ToList();
        return [.. chosen.Select(subject =>
        {
            subject.Step++;
            var kind = subject.Random.Next(20) switch { 0 => TurnKind.Delete, 1 => TurnKind.Import, 2 or 3 => TurnKind.Same, _ => TurnKind.Change };
            tally.Count("steps", $"{world.Name}: {kind}");
            return new Turn(subject, kind);
        })];
    }

    /// <summary>One apply over all of them, and a look at each.</summary>
    private async Task CommandAsync(IReadOnlyList<Turn> turns, IReadOnlyDictionary<string, Observed> before, bool isFirst)
    {
        var command = await Command.StartAsync(Provider, starter.Settings);
        using (var end = new CancellationTokenSource())
        {
            var during = isFirst ? world.DuringAsync(_random, end.Token) : Task.CompletedTask;
            await Parallel.ForEachAsync(turns, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (turn, _) =>
            {
                turn.Outcome = await RunAsync(command, turn);
                turn.Subject.Tell($"{(isFirst ? turn.Kind : "again")}: {turn.Outcome.Summary}");
            });
            await end.CancelAsync();
            await during;
        }

        Provider.Spare();
        var after = await world.ObserveAsync(Subjects(turns));
        var errors = turns.SelectMany(t => t.Outcome.Errors).ToList();
        foreach (var turn in turns)
        {
            var name = turn.Subject.Name;
            Judge(turn, before.GetValueOrDefault(name), after.GetValueOrDefault(name), UnreadOracle.IsUnread(name, errors));
        }
    }

    private static async Task<Outcome> RunAsync(Command command, Turn turn)
    {
        var subject = turn.Subject;
        if (turn.MustImport)
        {
            subject.Resource.Forget();
            var imported = await command.ImportAsync(subject.Resource, $"{((TfString)subject.First["uri"]).Value}#{subject.Name}");
            if (imported.HasErrors || imported.Silence is not null)
            {
                return imported;
            }

            turn.MustImport = false;
        }

        return await command.ApplyAsync(subject.Resource, turn.Config);
    }

    /// <param name="isUnread">Whether the product has said that it does not know what is true of the machine.</param>
    private void Judge(Turn turn, Observed? before, Observed? after, bool isUnread)
    {
        var (subject, outcome) = (turn.Subject, turn.Outcome);
        tally.Judge(subject, outcome);
        if (outcome.Silence is not null && !Provider.IsKilled)
        {
            tally.Break(subject, $"the provider gave no answer: {outcome.Silence}");
        }

        foreach (var fault in PowerOracle.Faults(before, after, outcome, turn.Config is null && subject.IsOwned).Concat(SecretOracle.Faults(subject.Resource, Secrets.All)))
        {
            tally.Break(subject, fault);
        }

        if (outcome.Refreshed is { } read && !isUnread && before is not null && StateOracle.Lies(read, before).FirstOrDefault() is { } old && (after is null || StateOracle.Lies(read, after).Any()))
        {
            tally.Break(subject, $"after the refresh {old}");
        }

        var isTold = outcome.Silence is null && (outcome.Phase == Phase.Applied || (outcome.IsEmpty && outcome.Refreshed is not null));
        if (isTold && isUnread)
        {
            tally.Count("could not be read back", world.Name);
        }
        else if (isTold && subject.Resource.State is { } state)
        {
            foreach (var lie in after is null ? ["the state has a machine that is not there"] : StateOracle.Lies(state, after))
            {
                tally.Break(subject, $"after the apply {lie}");
            }
        }
    }

    private async Task RestartAsync()
    {
        if (Provider.IsKilled)
        {
            tally.Count("kills", world.Name);
            await ReadLogAsync();
            _provider = await starter.StartAsync();
        }
    }

    /// <summary>With nothing in the way any more, every machine gets to where its configuration is, or to where it was.</summary>
    private async Task ConvergeAsync(IReadOnlyList<Turn> turns)
    {
        var seen = await world.ObserveAsync(Subjects(turns));
        foreach (var turn in turns)
        {
            turn.IsSettled = Settles(turn, isFirst: true, seen.GetValueOrDefault(turn.Subject.Name)) && !turn.IsTricked;
        }

        for (var attempt = 1; attempt <= MostAttempts && turns.Any(t => !t.IsSettled); attempt++)
        {
            var open = turns.Where(t => !t.IsSettled).ToList();
            var before = await world.ObserveAsync(Subjects(open));
            await CommandAsync(open, before, isFirst: false);
            foreach (var turn in open)
            {
                turn.IsSettled = Settles(turn, isFirst: false, before.GetValueOrDefault(turn.Subject.Name));
            }
        }

        foreach (var turn in turns.Where(t => !t.IsSettled))
        {
            tally.Break(turn.Subject, $"no apply got there, although nothing is in its way any more: {turn.Outcome.Summary}");
            turn.Subject.Resource.Forget();
            turn.Subject.Config = turn.Subject.First;
        }
    }

    /// <summary>Whether a turn is over; if not, what comes next is in it.</summary>
    private bool Settles(Turn turn, bool isFirst, Observed? machine)
    {
        var (subject, outcome) = (turn.Subject, turn.Outcome);
        if (outcome is { Silence: null, HasErrors: false })
        {
            subject.Config = turn.Config ?? subject.First;
            return true;
        }

        if (outcome.Silence is not null)
        {
            turn.WasAccepted = outcome.Phase == Phase.Applied;
            return false;
        }

        var codes = outcome.Errors.Select(MessageOracle.Code).ToList();
        if (outcome.Phase == Phase.Applied)
        {
            if (!isFirst && !codes.All(world.IsGuestsDoing))
            {
                tally.Break(subject, $"an apply failed although nothing was in its way: {outcome.Summary}");
            }

            turn.WasAccepted = isFirst;
            if (!isFirst)
            {
                // A guest that refuses will refuse again.
                turn.Retreat(machine, world.Range);
            }

            return false;
        }

        if (codes.Contains("HP4007") && subject.Resource.State is null)
        {
            // A create that was cut off has left its machine, and the message says how to take it.
            turn.MustImport = true;
            return false;
        }

        if (!isFirst && turn is { WasAccepted: true, IsTricked: false })
        {
            tally.Break(subject, $"what was accepted before its apply was cut off is refused now: {outcome.Summary}");
        }

        turn.WasAccepted = false;
        turn.Retreat(machine, world.Range);
        return false;
    }

    /// <summary>One plan over all of them: there is nothing to do, and the refreshed state is the truth.</summary>
    private async Task VerifyAsync(IReadOnlyList<Turn> turns)
    {
        var kept = turns.Where(t => t.Subject.Resource.State is not null).ToList();
        var command = await Command.StartAsync(Provider, starter.Settings);
        await Parallel.ForEachAsync(kept, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (turn, _) =>
            turn.Outcome = await command.PlanAsync(turn.Subject.Resource, turn.Subject.Config));
        var now = await world.ObserveAsync(Subjects(turns));
        foreach (var turn in kept)
        {
            tally.Judge(turn.Subject, turn.Outcome);
            if (!turn.Outcome.IsEmpty)
            {
                tally.Break(turn.Subject, $"the plan after the apply is not empty: {turn.Outcome.Summary}\n    {CoreRules.Differences(turn.Outcome.Refreshed, turn.Outcome.Planned)}");
                continue;
            }

            foreach (var lie in now.GetValueOrDefault(turn.Subject.Name) is { } machine ? StateOracle.Lies(turn.Outcome.Refreshed!, machine) : ["there is no machine"])
            {
                tally.Break(turn.Subject, $"after all {lie}");
            }
        }

        foreach (var turn in turns.Where(t => t.Subject.Resource.State is null && t.Subject.IsOwned == now.ContainsKey(t.Subject.Name)))
        {
            tally.Break(turn.Subject, turn.Subject.IsOwned ? "its resource is gone, and it is still there" : "its resource was released, and it is gone");
        }
    }

    private async Task EndAsync()
    {
        if (await Provider.EndAsync() is { } fault)
        {
            tally.Break($"{world.Name}: {fault}");
        }

        await ReadLogAsync();
    }

    /// <summary>Of a provider that has ended, or is to.</summary>
    private async Task ReadLogAsync()
    {
        await Provider.DisposeAsync();
        tally.Count("lines of log", world.Name, Provider.Log.Lines);
        foreach (var line in Provider.Log.Faults)
        {
            tally.Break($"{world.Name}: the provider wrote to its log: {line}");
        }
    }

    private static IReadOnlyCollection<Subject> Subjects(IEnumerable<Turn> turns) => [.. turns.Select(t => t.Subject)];
}
