// Made by HotplugIac.SdkGenerator from the package schema of "hotplug". Changes here are lost; change the schema.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Hotplug
{
    [EnumType]
    public readonly struct GuestPolicy : IEquatable<GuestPolicy>
    {
        private readonly string _value;

        private GuestPolicy(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        public static GuestPolicy Auto { get; } = new GuestPolicy("auto");

        public static GuestPolicy Verify { get; } = new GuestPolicy("verify");

        public static GuestPolicy Online { get; } = new GuestPolicy("online");

        public static GuestPolicy Ignore { get; } = new GuestPolicy("ignore");

        public static bool operator ==(GuestPolicy left, GuestPolicy right) => left.Equals(right);

        public static bool operator !=(GuestPolicy left, GuestPolicy right) => !left.Equals(right);

        public static explicit operator string(GuestPolicy value) => value._value;

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is GuestPolicy other && Equals(other);

        public bool Equals(GuestPolicy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct MemoryModel : IEquatable<MemoryModel>
    {
        private readonly string _value;

        private MemoryModel(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        public static MemoryModel Dimm { get; } = new MemoryModel("dimm");

        public static MemoryModel VirtioMem { get; } = new MemoryModel("virtio-mem");

        public static bool operator ==(MemoryModel left, MemoryModel right) => left.Equals(right);

        public static bool operator !=(MemoryModel left, MemoryModel right) => !left.Equals(right);

        public static explicit operator string(MemoryModel value) => value._value;

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is MemoryModel other && Equals(other);

        public bool Equals(MemoryModel other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct NumaTuneMode : IEquatable<NumaTuneMode>
    {
        private readonly string _value;

        private NumaTuneMode(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        public static NumaTuneMode Strict { get; } = new NumaTuneMode("strict");

        public static NumaTuneMode Preferred { get; } = new NumaTuneMode("preferred");

        public static NumaTuneMode Interleave { get; } = new NumaTuneMode("interleave");

        public static NumaTuneMode Restrictive { get; } = new NumaTuneMode("restrictive");

        public static bool operator ==(NumaTuneMode left, NumaTuneMode right) => left.Equals(right);

        public static bool operator !=(NumaTuneMode left, NumaTuneMode right) => !left.Equals(right);

        public static explicit operator string(NumaTuneMode value) => value._value;

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is NumaTuneMode other && Equals(other);

        public bool Equals(NumaTuneMode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct PowerState : IEquatable<PowerState>
    {
        private readonly string _value;

        private PowerState(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        public static PowerState Running { get; } = new PowerState("running");

        public static PowerState Paused { get; } = new PowerState("paused");

        public static PowerState ShutOff { get; } = new PowerState("shut off");

        public static bool operator ==(PowerState left, PowerState right) => left.Equals(right);

        public static bool operator !=(PowerState left, PowerState right) => !left.Equals(right);

        public static explicit operator string(PowerState value) => value._value;

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is PowerState other && Equals(other);

        public bool Equals(PowerState other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct RebootPolicy : IEquatable<RebootPolicy>
    {
        private readonly string _value;

        private RebootPolicy(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        public static RebootPolicy Defer { get; } = new RebootPolicy("defer");

        public static RebootPolicy Reboot { get; } = new RebootPolicy("reboot");

        public static RebootPolicy Fail { get; } = new RebootPolicy("fail");

        public static bool operator ==(RebootPolicy left, RebootPolicy right) => left.Equals(right);

        public static bool operator !=(RebootPolicy left, RebootPolicy right) => !left.Equals(right);

        public static explicit operator string(RebootPolicy value) => value._value;

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is RebootPolicy other && Equals(other);

        public bool Equals(RebootPolicy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct UnplugPolicy : IEquatable<UnplugPolicy>
    {
        private readonly string _value;

        private UnplugPolicy(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        public static UnplugPolicy Live { get; } = new UnplugPolicy("live");

        public static UnplugPolicy LiveOrPending { get; } = new UnplugPolicy("live_or_pending");

        public static UnplugPolicy Reboot { get; } = new UnplugPolicy("reboot");

        public static bool operator ==(UnplugPolicy left, UnplugPolicy right) => left.Equals(right);

        public static bool operator !=(UnplugPolicy left, UnplugPolicy right) => !left.Equals(right);

        public static explicit operator string(UnplugPolicy value) => value._value;

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is UnplugPolicy other && Equals(other);

        public bool Equals(UnplugPolicy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct UnreachablePolicy : IEquatable<UnreachablePolicy>
    {
        private readonly string _value;

        private UnreachablePolicy(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        public static UnreachablePolicy Error { get; } = new UnreachablePolicy("error");

        public static UnreachablePolicy Keep { get; } = new UnreachablePolicy("keep");

        public static bool operator ==(UnreachablePolicy left, UnreachablePolicy right) => left.Equals(right);

        public static bool operator !=(UnreachablePolicy left, UnreachablePolicy right) => !left.Equals(right);

        public static explicit operator string(UnreachablePolicy value) => value._value;

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is UnreachablePolicy other && Equals(other);

        public bool Equals(UnreachablePolicy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct Verdict : IEquatable<Verdict>
    {
        private readonly string _value;

        private Verdict(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        public static Verdict None { get; } = new Verdict("none");

        public static Verdict Live { get; } = new Verdict("live");

        public static Verdict Reboot { get; } = new Verdict("reboot");

        public static Verdict Replace { get; } = new Verdict("replace");

        public static Verdict Unknown { get; } = new Verdict("unknown");

        public static bool operator ==(Verdict left, Verdict right) => left.Equals(right);

        public static bool operator !=(Verdict left, Verdict right) => !left.Equals(right);

        public static explicit operator string(Verdict value) => value._value;

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is Verdict other && Equals(other);

        public bool Equals(Verdict other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }
}
