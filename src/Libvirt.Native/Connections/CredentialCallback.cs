using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Libvirt.Native;

/// <summary>Answers libvirt's questions while a connection opens (virConnectAuth); runs on the thread that opens it.</summary>
internal static unsafe class CredentialCallback
{
    private const int UserName = 1;
    private const int AuthName = 2;
    private const int Language = 3;
    private const int Passphrase = 5;
    private const int HiddenPrompt = 7;
    private const int RealmName = 8;

    // Every kind that exists in 9.0, so that a driver always asks here and fails here, and never looks for a terminal.
    private static ReadOnlySpan<int> AllTypes => [1, 2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>Opens a connection whose questions are answered from <paramref name="credentials"/>.</summary>
    internal static ConnectionHandle Open(string uri, LibvirtCredentials credentials, uint flags)
    {
        var opaque = GCHandle.Alloc(credentials);
        try
        {
            fixed (int* types = AllTypes)
            {
                var auth = new NativeAuth
                {
                    CredentialTypes = types,
                    CredentialTypeCount = (uint)AllTypes.Length,
                    Callback = &Answer,
                    CallbackData = GCHandle.ToIntPtr(opaque),
                };
                return LibvirtException.ThrowIfInvalid(NativeMethods.virConnectOpenAuth(uri, &auth, flags));
            }
        }
        finally
        {
            opaque.Free();
        }
    }

    internal static string? AnswerTo(int type, string? suggestion, LibvirtCredentials credentials) => type switch
    {
        // libvirt asks for "authname" where people say user name, and for "username" where SASL has an authorisation identity.
        AuthName => credentials.UserName ?? suggestion,
        // Nobody's rights but the user's own is an empty one: the name may come from libvirt's own file of credentials, not from here.
        UserName => credentials.AuthorizeAs ?? suggestion ?? string.Empty,
        Passphrase or HiddenPrompt => credentials.Password,
        RealmName => credentials.Realm ?? suggestion,
        Language => suggestion,

        // The rest is for a person at a terminal, such as accepting an unknown host key.
        _ => null,
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Answer(NativeCredential* questions, uint count, nint opaque)
    {
        try
        {
            var credentials = (LibvirtCredentials)GCHandle.FromIntPtr(opaque).Target!;
            for (var i = 0u; i < count; i++)
            {
                ref var question = ref questions[i];
                var answer = AnswerTo(question.Type, NativeText.FromBorrowed(question.DefaultResult), credentials);
                if (answer is null)
                {
                    return -1;
                }

                // libvirt releases the result with free(), which is where this memory comes from on Unix.
                question.Result = Marshal.StringToCoTaskMemUTF8(answer);
                question.ResultLength = (uint)System.Text.Encoding.UTF8.GetByteCount(answer);
            }

            return 0;
        }
#pragma warning disable CA1031 // No exception may cross into native code; libvirt turns -1 into an error of its own.
        catch (Exception)
#pragma warning restore CA1031
        {
            return -1;
        }
    }
}
