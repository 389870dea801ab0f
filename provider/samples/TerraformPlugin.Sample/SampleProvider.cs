namespace TerraformPlugin.Sample;

/// <summary>A provider for notes, which are text files in a directory.</summary>
internal sealed class SampleProvider : ITfProvider
{
    private readonly NoteStore _store = new();

    public SampleProvider()
    {
        Resources = new Dictionary<string, ITfResource> { ["sample_note"] = new NoteResource(_store) };
        DataSources = new Dictionary<string, ITfDataSource> { ["sample_note"] = new NoteDataSource(_store) };
        Functions = new Dictionary<string, ITfFunction> { ["shout"] = new ShoutFunction() };
    }

    public TfSchema Schema { get; } = new(
    [
        new TfAttribute("directory")
        {
            Type = TfType.String,
            Optional = true,
            Description = "Where the notes lie. Default: the directory in which Terraform runs.",
        },
    ])
    {
        Description = "Keeps notes. Shows how to write a Terraform provider in C#.",
    };

    public IReadOnlyDictionary<string, ITfResource> Resources { get; }

    public IReadOnlyDictionary<string, ITfDataSource> DataSources { get; }

    public IReadOnlyDictionary<string, ITfFunction> Functions { get; }

    public Task<IReadOnlyList<TfDiagnostic>> ValidateConfigAsync(TfObject config, CancellationToken ct) => Diagnostics.None;

    public Task<IReadOnlyList<TfDiagnostic>> ConfigureAsync(TfObject config, string terraformVersion, CancellationToken ct)
    {
        if (config["directory"] is TfString directory)
        {
            _store.Directory = directory.Value;
        }

        return Diagnostics.None;
    }
}
