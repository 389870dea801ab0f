using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A value that may become known later.</summary>
public sealed class Output<T>
{
    public Output<TResult> Apply<TResult>(Func<T, TResult> function) => throw StandIn.Called();

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> function) => throw StandIn.Called();
}

public static class Output
{
    public static Output<T> CreateSecret<T>(T value) => throw StandIn.Called();

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => throw StandIn.Called();

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> first, Input<T2> second) => throw StandIn.Called();

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> first, Output<T2> second) => throw StandIn.Called();
}

public class Input<T>
{
    public static implicit operator Input<T>(T value) => new();

    public static implicit operator Input<T>(Output<T> value) => new();
}

public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
{
    public void Add(params Input<T>[] inputs) => throw StandIn.Called();

    public IEnumerator GetEnumerator() => throw StandIn.Called();

    public static implicit operator InputList<T>(T[] values) => new();

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new();
}

public sealed class InputMap<T> : Input<ImmutableDictionary<string, T>>, IEnumerable
{
    public void Add(string key, Input<T> value) => throw StandIn.Called();

    public IEnumerator GetEnumerator() => throw StandIn.Called();

    public static implicit operator InputMap<T>(Output<ImmutableDictionary<string, T>> values) => new();
}
