namespace Prepayments.Samples.PostDocuments;

/// <summary>What the command line asks for.</summary>
internal sealed class Options
{
    public const string HelpText =
        """
        Posts scenario files and checks what each step must lead to.

          PostDocuments                          posts the purchase order of the README
          PostDocuments [options] FILE|FOLDER …  posts these files, and all *.json in these folders and those below them

          --journal   print documents, journal lines, figures and balances of every file (default: up to 20 files)
          --brief     print failed files alone (default: more than 20 files)
          --json      print one JSON object per file on one line instead, with everything in it;
                      the summary and messages go to standard error then
          --help      print this

        The last line is "N passed, M failed". A file that cannot be read counts as failed; its name, the path in the JSON
        and the reason go to standard error, and the other files are still posted.

        Exit code: 0 all passed, 1 some failed, 2 a file or option could not be read.

        """;

    private const int FewFiles = 20;

    private bool? journal;

    public bool Json { get; private set; }

    public bool Help { get; private set; }

    public List<string> Paths { get; } = [];

    /// <summary>Gets what is wrong with the command line, or null.</summary>
    public string? Error { get; private set; }

    public static Options Of(string[] args)
    {
        var options = new Options();
        var named = true;
        foreach (var arg in args)
        {
            options.Take(arg, named);
            named &= arg != "--";
        }

        return options;
    }

    public bool PrintsJournal(int files) => journal ?? files <= FewFiles;

    private void Take(string arg, bool named)
    {
        switch (named ? arg : string.Empty)
        {
            case "--":
                break;
            case "--json":
                Json = true;
                break;
            case "--journal":
                journal = true;
                break;
            case "--brief":
                journal = false;
                break;
            case "--help" or "-h" or "-?":
                Help = true;
                break;
            case ['-', _, ..]:
                Error ??= $"There is no option {arg}.";
                break;
            default:
                Paths.Add(arg);
                break;
        }
    }
}
