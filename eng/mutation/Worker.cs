using System.Diagnostics;

namespace Prepayments.Mutation;

/// <summary>
/// Runs tests in a process of its own, asked by lines on the standard input and answering by lines on the standard output: what a
/// mutant brings down or keeps busy for ever is this process alone.
/// </summary>
/// <remarks>
/// "measure 1,2": runs the tests without a mutant and answers for each "test MILLISECONDS green|red MUTANTS NAME", then "done".
/// "judge MUTANT 1,2": runs the tests until one is red; "going" after each that is green, then "killed TEST" or "survived".
/// </remarks>
internal static class Worker
{
    public static void Run(IReadOnlyList<string> classes)
    {
        var answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        void Answer(string line)
        {
            answers.WriteLine(line);
            answers.Flush();
        }

        Mutants.Activate(null);
        var tests = new TestCases(classes);
        Answer(tests.Count.ToString());
        while (Console.In.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            var asked = words[^1].Split(',').Select(int.Parse);
            if (words[0] == "measure")
            {
                foreach (var test in asked)
                {
                    var watch = Stopwatch.StartNew();
                    var green = false;
                    var passed = Mutants.PassedBy(() => green = tests.IsGreen(test));
                    Answer($"{test} {watch.ElapsedMilliseconds} {(green ? "green" : "red")} {string.Join(',', passed)} {tests.Name(test).ReplaceLineEndings(" ")}");
                }

                Answer("done");
            }
            else
            {
                Mutants.Activate(int.Parse(words[1]));
                var verdict = "survived";
                foreach (var test in asked)
                {
                    if (!tests.IsGreen(test))
                    {
                        verdict = "killed " + test;
                        break;
                    }

                    Answer("going");
                }

                Mutants.Activate(null);
                Answer(verdict);
            }
        }
    }
}
