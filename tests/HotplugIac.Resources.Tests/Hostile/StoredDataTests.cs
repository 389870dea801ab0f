using System.Text;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;

namespace HotplugIac.Resources.Tests.Hostile;

/// <summary>Private data that was cut or edited is as none: optional, never an exception.</summary>
public sealed class StoredDataTests
{
    private static readonly string Whole = Encoding.UTF8.GetString(Fuzzing.Corpus.Of("private")[0]);

    [Theory]
    [InlineData("\"cells\":[],", "")]
    [InlineData("\"cells\":[],", "\"cells\":[null],")]
    [InlineData("\"devices\":[]", "\"devices\":[null]")]
    [InlineData("\"id\":\"id\",", "")]
    [InlineData("\"facts\":", "\"fact\":")]
    [InlineData("\"configured\":", "\"configure\":")]
    [InlineData("\"power\":\"Running\"", "\"power\":77")]
    [InlineData("\"vcpus\":2", "\"vcpus\":2147483647")]
    [InlineData("\"base\":1073741824", "\"base\":9223372036854775807")]
    [InlineData("\"base\":1073741824", "\"base\":-1")]
    [InlineData("\"topology\":[1,1,4,1]", "\"topology\":[2147483647,2147483647,4,1]")]
    [InlineData("\"memory\":\"4GiB\"", "\"memory\":null")]
    [InlineData("\"claims\":[\"a\"]", "\"claims\":[null]")]
    [InlineData("\"alias\":\"ua-a\",", "")]
    public void What_this_program_cannot_have_written_reads_as_nothing(string there, string instead)
    {
        Whole.ShouldContain(there);
        PrivateState.Parse(Encoding.UTF8.GetBytes(Whole)).Snapshot.ShouldNotBeNull();

        PrivateState.Parse(Encoding.UTF8.GetBytes(Whole.Replace(there, instead, StringComparison.Ordinal))).ShouldBe(PrivateState.Empty);
    }

    [Fact]
    public void A_duration_of_a_megabyte_is_refused_at_once()
    {
        DurationText.TryParse(string.Concat(Enumerable.Repeat("1ms", 300_000)), out _, out var error).ShouldBeFalse();

        error.ShouldContain("more than 100 characters");
        error.Length.ShouldBeLessThan(200);
    }
}
