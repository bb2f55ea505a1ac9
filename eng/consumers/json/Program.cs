using System;
using System.IO;
using Prepayments;
using Prepayments.Json;

// Runs a scenario, stores the subledger, reads it back and prints it: in plain methods, for every runtime.
public static class Program
{
    public static int Main(string[] args)
    {
        Scenario scenario = ScenarioReader.ReadUtf8(File.ReadAllBytes(args[0]));
        ScenarioResult result = ScenarioRunner.Run(scenario);
        string stored = SubledgerJson.Write(result.Subledger);
        if (!result.Passed || SubledgerJson.Write(SubledgerJson.Read(stored)) != stored)
        {
            return 1;
        }

        for (int i = 0; i < result.Steps.Count; i++)
        {
            EquatableArray<JournalEntry> entries = result.Steps[i].Result.Entries;
            for (int j = 0; j < entries.Count; j++)
            {
                Console.WriteLine(EntryJson.Write(entries[j]));
            }
        }

        Console.WriteLine(stored);
        return 0;
    }
}
