namespace HotplugIac.Preview.Policies;

/// <summary>The words of <c>--fail-on</c>; <see cref="FailOn"/> says what each means.</summary>
public enum FailOnWord
{
    Stop,
    Reboot,
    Replace,
    Unknown,
}
