namespace HotplugIac.Grpc;

public static class GrpcLimits
{
    /// <summary>400 MB, what Pulumi's engine allows; Terraform allows 2 GiB but sends single megabytes.</summary>
    public const int DefaultMaxMessageBytes = 400 * 1024 * 1024;
}
