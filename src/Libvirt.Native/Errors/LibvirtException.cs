using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Libvirt.Native;

/// <summary>A libvirt call failed.</summary>
/// <remarks>
/// <see cref="Exception.Message"/> is libvirt's text, unchanged, because some causes share a code and only the beginning of
/// the text tells them apart. libvirt may translate its texts: decide by <see cref="Code"/> where that is enough.
/// </remarks>
public sealed class LibvirtException : Exception
{
    internal LibvirtException(LibvirtErrorCode code, LibvirtErrorDomain domain, LibvirtErrorLevel level, string message, string function)
        : base(message)
    {
        Code = code;
        Domain = domain;
        Level = level;
        Function = function;
    }

    /// <summary>What went wrong. It may hold a number that <see cref="LibvirtErrorCode"/> does not list.</summary>
    public LibvirtErrorCode Code { get; }

    /// <summary>The number behind <see cref="Code"/>.</summary>
    public int RawCode => (int)Code;

    /// <summary>The part of libvirt that raised the error.</summary>
    public LibvirtErrorDomain Domain { get; }

    public LibvirtErrorLevel Level { get; }

    /// <summary>The libvirt function that failed, such as <c>virDomainSetVcpusFlags</c>.</summary>
    public string Function { get; }

    /// <summary>The same failure in other words, for a caller who must not pass libvirt's own on.</summary>
    public LibvirtException InOtherWords(string message) => new(Code, Domain, Level, message, Function);

    /// <summary>Passes a result through, or throws what libvirt says about the call that returned a negative one.</summary>
    /// <param name="result">What the call returned.</param>
    /// <param name="call">Filled in by the compiler with the source text of the call.</param>
    internal static int ThrowIfNegative(int result, [CallerArgumentExpression(nameof(result))] string call = "")
    {
        if (result < 0)
        {
            throw FromLastError(call);
        }

        return result;
    }

    internal static string ThrowIfNull([NotNull] string? result, [CallerArgumentExpression(nameof(result))] string call = "") =>
        result ?? throw FromLastError(call);

    internal static THandle ThrowIfInvalid<THandle>(THandle result, [CallerArgumentExpression(nameof(result))] string call = "")
        where THandle : SafeHandle
    {
        if (result.IsInvalid)
        {
            var error = FromLastError(call);
            result.Dispose();
            throw error;
        }

        return result;
    }

    /// <summary>
    /// Reads the calling thread's last libvirt error. libvirt keeps it per thread and clears it at the start of nearly every
    /// call, virDomainFree and virConnectClose included, so nothing of libvirt may run between the failed call and this one.
    /// </summary>
    internal static unsafe LibvirtException FromLastError(string call)
    {
        var function = FunctionIn(call);
        var error = NativeMethods.virGetLastError();
        return error is null || error->Code == 0
            ? new LibvirtException(
                LibvirtErrorCode.InternalError,
                LibvirtErrorDomain.None,
                LibvirtErrorLevel.Error,
                $"{function} failed and libvirt does not say why",
                function)
            : new LibvirtException(
                (LibvirtErrorCode)error->Code,
                (LibvirtErrorDomain)error->Domain,
                (LibvirtErrorLevel)error->Level,
                Marshal.PtrToStringUTF8(error->Message) ?? $"{function} failed with code {error->Code}",
                function);
    }

    // "NativeMethods.virDomainSuspend(_handle)" → "virDomainSuspend"
    private static string FunctionIn(string call)
    {
        var end = call.IndexOf('(', StringComparison.Ordinal);
        var name = end < 0 ? call : call[..end];
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
