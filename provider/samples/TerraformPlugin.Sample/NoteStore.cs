namespace TerraformPlugin.Sample;

/// <summary>Notes as files; the id is the file's name.</summary>
internal sealed class NoteStore
{
    public string Directory { get; set; } = ".";

    public async Task<string?> ReadAsync(string id, CancellationToken ct)
    {
        var path = PathOf(id);
        return File.Exists(path) ? await File.ReadAllTextAsync(path, ct) : null;
    }

    public Task WriteAsync(string id, string text, CancellationToken ct)
    {
        System.IO.Directory.CreateDirectory(Directory);
        return File.WriteAllTextAsync(PathOf(id), text, ct);
    }

    public void Delete(string id) => File.Delete(PathOf(id));

    // The last part only, so that an imported id cannot point outside the directory.
    private string PathOf(string id) => Path.Combine(Directory, Path.GetFileName(id) + ".note");
}
