namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>A resource cannot be brought to where it should be. What there is to say has been said in the report.</summary>
internal sealed class DeploymentFailedException(string message, Exception? inner = null) : Exception(message, inner);
