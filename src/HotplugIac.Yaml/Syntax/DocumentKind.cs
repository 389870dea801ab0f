using HotplugIac.Core.Rules;

namespace HotplugIac.Yaml.Syntax;

/// <summary>What a document is meant to be: all that reading it depends on before anything of its content is known.</summary>
/// <param name="Name">With its article, as it stands in the middle of a sentence: <c>a file of machines</c>.</param>
/// <param name="Rule">What is wrong is told under it.</param>
/// <param name="LargestMiB">A longer file was made by mistake.</param>
/// <param name="Form">How to write one, for who has written nothing.</param>
/// <param name="Second">What to do with a second document in the file.</param>
internal sealed record DocumentKind(string Name, Rule Rule, int LargestMiB, string Form, string Second)
{
    /// <summary>Whether <c>!file</c> names other files in it.</summary>
    public bool NamesFiles { get; init; }

    public int Largest => LargestMiB << 20;

    /// <summary>As it stands at the beginning of a sentence.</summary>
    public string Subject => $"{char.ToUpperInvariant(Name[0])}{Name[1..]}";
}
