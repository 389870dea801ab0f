namespace HotplugIac.Grpc;

/// <summary>Whose connections a server takes. Root, who could do everything else too, is never refused for being another user.</summary>
public enum GrpcPeers
{
    /// <summary>Every process of the user that the server runs as.</summary>
    OfThisUser,

    /// <summary>Of those only the process that started the server, and the ones that started that.</summary>
    OfParents,
}
