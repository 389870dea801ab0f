using System.Reflection;
using HotplugIac.Core.Checking;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>A checker that asked the planner what is right would find every plan right.</summary>
public sealed class IndependenceTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Plans as data: what the checker is about.</summary>
    private static readonly HashSet<Type> Data =
        [typeof(PlanResult), typeof(PlanStep), typeof(Impact), typeof(Change), typeof(SetVcpusStep), typeof(SetNumaTuneStep), typeof(AttachMemoryDeviceStep), typeof(DetachMemoryDeviceStep), typeof(ResizeMemoryDeviceStep), typeof(GrowMemoryStep), typeof(ResizeMachineStep), typeof(PowerCycleStep), typeof(StartStep), typeof(WriteConfigurationStep)];

    [Fact]
    public void The_checker_calls_nothing_that_decides_plans() => Calls("HotplugIac.Core.Checking").Where(m => !Data.Contains(m.DeclaringType!)).ShouldBeEmpty();

    [Fact]
    public void The_checker_does_not_take_a_steps_word_for_what_it_needs() =>
        Calls("HotplugIac.Core.Checking").Select(m => m.Name).ShouldNotContain(n => n == "get_NeedsGuest" || n == "IsLiveDone");

    [Fact]
    public void What_both_share_does_not_decide_plans_either() => Calls("HotplugIac.Core.Model").ShouldBeEmpty();

    [Fact]
    public void The_search_finds_calls() => Calls("HotplugIac.Core.Planning.Lifecycle").ShouldContain(m => m.Name == "Between");

    /// <summary>Methods of the planner's namespaces that code of another namespace calls, lambdas and iterators included.</summary>
    private static IEnumerable<MethodBase> Calls(string from) =>
        typeof(PlanChecker).Assembly.GetTypes().Where(t => t.Namespace == from)
            .SelectMany(t => t.GetMembers(Everything).OfType<MethodBase>())
            .SelectMany(Called)
            .Where(m => m.DeclaringType?.Namespace?.StartsWith("HotplugIac.Core.Planning", StringComparison.Ordinal) == true)
            .Distinct();

    /// <summary>call, callvirt, newobj, ldftn and ldvirtftn with the method behind them; operands that look alike resolve to none.</summary>
    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
        {
            if (code[i] is 0x28 or 0x6F or 0x73 or 0x06 or 0x07 && Resolve(method, BitConverter.ToInt32(code, i + 1)) is { } called)
            {
                yield return called;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase caller, int token)
    {
        try
        {
            var types = caller.DeclaringType is { IsGenericType: true } t ? t.GetGenericArguments() : null;
            return token >> 24 is 0x06 or 0x0A or 0x2B ? caller.Module.ResolveMethod(token, types, caller.IsGenericMethod ? caller.GetGenericArguments() : null) : null;
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }
}
