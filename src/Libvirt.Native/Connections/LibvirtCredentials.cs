using System.Text;

namespace Libvirt.Native;

/// <summary>
/// Answers to what a hypervisor asks while a connection opens. A question without an answer here fails the connection
/// (<see cref="LibvirtErrorCode.AuthFailed"/>); nobody is ever prompted.
/// </summary>
public sealed record LibvirtCredentials
{
    /// <summary>Who to log in as.</summary>
    public string? UserName { get; init; }

    /// <summary>Passphrase, also for the user's private key and for prompts that hide their input.</summary>
    public string? Password { get; init; }

    /// <summary>Whose rights to use, if not the user's own.</summary>
    public string? AuthorizeAs { get; init; }

    /// <summary>The authentication realm.</summary>
    public string? Realm { get; init; }

    // The generated text would print the password into logs.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("UserName = ").Append(UserName)
            .Append(", Password = ").Append(Password is null ? "none" : "(hidden)")
            .Append(", AuthorizeAs = ").Append(AuthorizeAs)
            .Append(", Realm = ").Append(Realm);
        return true;
    }
}
