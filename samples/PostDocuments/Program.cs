using System.Text;
using Prepayments.Json;
using Prepayments.Samples.PostDocuments;

// UTF-8 and line feeds on every machine, whatever its console is set to.
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
output.AutoFlush = true;
output.NewLine = "\n";
Console.SetOut(output);

var options = Options.Of(args);
if (options.Error is { } error)
{
    Console.Error.WriteLine(error);
    Console.Error.WriteLine("Try --help.");
    return ExitCode.Unreadable;
}

if (options.Help)
{
    Console.Out.Write(Options.HelpText);
    return ExitCode.Passed;
}

if (options.Paths.Count == 0)
{
    using var resource = typeof(Options).Assembly.GetManifestResourceStream(PostedFiles.Example)!;
    using var bytes = new MemoryStream();
    resource.CopyTo(bytes);
    var posted = new PostedFiles(options, 1);
    posted.Post(PostedFiles.Example, bytes.ToArray);
    return posted.End();
}

var files = ScenarioFiles.Find(options.Paths, out var problems);
var all = new PostedFiles(options, files.Count);
foreach (var problem in problems)
{
    all.CannotRead(problem);
}

foreach (var file in files)
{
    all.Post(file, () => File.ReadAllBytes(file));
}

return all.End();
