namespace HotplugIac.Core.Rules;

/// <summary>How a rule speaks to a user.</summary>
public enum RuleForm
{
    /// <summary>A line in the live part of the impact.</summary>
    Live,

    /// <summary>A line in the reboot part of the impact.</summary>
    Reboot,

    /// <summary>A reason in the plan for which the machine is replaced.</summary>
    Replace,

    /// <summary>An error before anything is touched.</summary>
    Refusal,

    /// <summary>An error of an apply or a refresh.</summary>
    Failure,

    /// <summary>A warning: the operation goes on.</summary>
    Warning,
}
