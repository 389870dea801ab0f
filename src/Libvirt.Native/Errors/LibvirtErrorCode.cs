namespace Libvirt.Native;

/// <summary>
/// What went wrong (virErrorNumber). libvirt adds codes over time; a code that is not listed here is still the raw number:
/// cast to <see cref="int"/>.
/// </summary>
public enum LibvirtErrorCode
{
    Ok = 0,

    /// <summary>Anything without a code of its own, and every error that QEMU's monitor reports.</summary>
    InternalError = 1,

    NoMemory = 2,

    /// <summary>The driver has no such function.</summary>
    NoSupport = 3,

    UnknownHost = 4,
    NoConnection = 5,
    InvalidConnection = 6,
    InvalidDomain = 7,

    /// <summary>An argument is out of range or malformed.</summary>
    InvalidArg = 8,

    /// <summary>The operation was tried and failed; also a guest that refused to release a device.</summary>
    OperationFailed = 9,

    GetFailed = 10,
    PostFailed = 11,
    HttpError = 12,
    SexprSerial = 13,
    NoXen = 14,
    XenCall = 15,
    OsType = 16,
    NoKernel = 17,
    NoRoot = 18,
    NoSource = 19,
    NoTarget = 20,
    NoName = 21,
    NoOs = 22,
    NoDevice = 23,
    NoXenstore = 24,
    DriverFull = 25,
    CallFailed = 26,

    /// <summary>The XML is not well formed, or its content is contradictory.</summary>
    XmlError = 27,

    DomainExists = 28,
    OperationDenied = 29,
    OpenFailed = 30,
    ReadFailed = 31,
    ParseFailed = 32,
    ConfSyntax = 33,
    WriteFailed = 34,

    /// <summary>A value inside the XML is wrong.</summary>
    XmlDetail = 35,

    InvalidNetwork = 36,
    NetworkExists = 37,

    /// <summary>A system call failed.</summary>
    SystemError = 38,

    Rpc = 39,
    GnutlsError = 40,
    WarningNoNetwork = 41,

    /// <summary>There is no such domain.</summary>
    NoDomain = 42,

    NoNetwork = 43,
    InvalidMac = 44,
    AuthFailed = 45,
    InvalidStoragePool = 46,
    InvalidStorageVolume = 47,
    WarningNoStorage = 48,
    NoStoragePool = 49,
    NoStorageVolume = 50,
    WarningNoNode = 51,
    InvalidNodeDevice = 52,
    NoNodeDevice = 53,
    NoSecurityModel = 54,

    /// <summary>Not possible in the domain's present state.</summary>
    OperationInvalid = 55,

    WarningNoInterface = 56,
    NoInterface = 57,
    InvalidInterface = 58,
    MultipleInterfaces = 59,
    WarningNoNetworkFilter = 60,
    InvalidNetworkFilter = 61,
    NoNetworkFilter = 62,
    BuildFirewall = 63,
    WarningNoSecret = 64,
    InvalidSecret = 65,
    NoSecret = 66,

    /// <summary>The configuration asks for something this hypervisor or host cannot do.</summary>
    ConfigUnsupported = 67,

    /// <summary>The guest did not finish in time, or the domain was locked by another operation for 30 s.</summary>
    OperationTimeout = 68,

    MigratePersistFailed = 69,
    HookScriptFailed = 70,
    InvalidDomainSnapshot = 71,
    NoDomainSnapshot = 72,
    InvalidStream = 73,

    /// <summary>An argument is not supported here; also a domain without a guest agent channel.</summary>
    ArgumentUnsupported = 74,

    StorageProbeFailed = 75,
    StoragePoolBuilt = 76,
    SnapshotRevertRisky = 77,
    OperationAborted = 78,
    AuthCancelled = 79,

    /// <summary>The domain has no such metadata.</summary>
    NoDomainMetadata = 80,

    MigrateUnsafe = 81,
    Overflow = 82,
    BlockCopyActive = 83,

    /// <summary>The driver has the function but cannot do it for this domain.</summary>
    OperationUnsupported = 84,

    Ssh = 85,

    /// <summary>The guest agent is not connected or does not answer.</summary>
    AgentUnresponsive = 86,

    /// <summary>Another operation holds the resource.</summary>
    ResourceBusy = 87,

    AccessDenied = 88,
    DBusService = 89,
    StorageVolumeExists = 90,
    CpuIncompatible = 91,
    XmlInvalidSchema = 92,
    MigrateFinishOk = 93,
    AuthUnavailable = 94,
    NoServer = 95,
    NoClient = 96,

    /// <summary>The guest agent's answers are out of step with the questions.</summary>
    AgentUnsynced = 97,

    Libssh = 98,

    /// <summary>The domain has no such device.</summary>
    DeviceMissing = 99,

    InvalidNetworkFilterBinding = 100,
    NoNetworkFilterBinding = 101,
    InvalidDomainCheckpoint = 102,
    NoDomainCheckpoint = 103,
    NoDomainBackup = 104,
    InvalidNetworkPort = 105,
    NetworkPortExists = 106,
    NoNetworkPort = 107,
    NoHostname = 108,
    CheckpointInconsistent = 109,
    MultipleDomains = 110,
    NoNetworkMetadata = 111,

    /// <summary>The guest agent did not answer a command in time (libvirt 11.2 and later).</summary>
    AgentCommandTimeout = 112,

    /// <summary>The guest agent refused or failed a command (libvirt 11.2 and later).</summary>
    AgentCommandFailed = 113,
}
