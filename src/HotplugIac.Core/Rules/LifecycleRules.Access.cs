namespace HotplugIac.Core.Rules;

/// <summary>Whom a hypervisor lets in, and who in a configuration has a machine.</summary>
public static partial class LifecycleRules
{
    public static readonly Rule AuthFailed = new("HP4034", "The hypervisor does not let you in",
        "It is there, and wants credentials that it was not given or does not accept. Nobody is asked for them at a terminal.",
        "SASL: set auth on the provider (HOTPLUG_USERNAME, HOTPLUG_PASSWORD) or LIBVIRT_AUTH_FILE. ssh: a key that the host accepts, and the host's key in known_hosts. On this host: a user of the group libvirt. Try: virsh -c URI list. Cloud Hypervisor: a user who may write to the API socket and its folder.",
        "libvirt virConnectOpenAuth: VIR_ERR_AUTH_FAILED, VIR_ERR_AUTH_CANCELLED, VIR_ERR_AUTH_UNAVAILABLE; ssh: \"Permission denied\", \"Host key verification failed\"")
    {
        Example = RuleExample.Failure("", "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"", "uri",
            "The machine \"web\" at test:///srv/locked.xml could not be read: test:///srv/locked.xml does not let us in: authentication failed: Username request failed (libvirt error 45, AuthFailed). It was given no username and no password. {remedy} (HP4034)"),
        See = ["HP4010", "HP4024"],
    };

    public static readonly Rule TwoResources = new("HP4035", "Two resources manage the same machine",
        "Each apply of one would undo the other's, and deleting one can take the machine from the other.",
        "Keep one. Let go of the other without touching the machine: a removed block with lifecycle { destroy = false }, or terraform state rm ADDRESS.",
        "a promise of HotplugIac: a machine has one owner in a configuration")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "name = \"web\"\nvcpus = 4\nmemory = \"2GiB\"", "name",
            "Another resource of this configuration manages the machine \"web\" at qemu+ssh://home/system too. There it has name = \"web\", vcpus = 2, memory = \"2GiB\" (adopted), here name = \"web\", vcpus = 4, memory = \"2GiB\" (adopted). {why} {remedy} (HP4035)"),
        See = ["HP4007", "HP4023"],
    };
}
