namespace Prepayments.Json;

/// <summary>Is a set-up, documents in the order in which they are posted, and what each must lead to.</summary>
/// <remarks>Read by <see cref="ScenarioReader"/>, posted by <see cref="ScenarioRunner"/>.</remarks>
public sealed class Scenario
{
    internal Scenario(
        string name, string? source, EquatableArray<string> rules, Subledger subledger, ScenarioStep[] steps)
    {
        Name = name;
        Source = source;
        Rules = rules;
        Subledger = subledger;
        Steps = Array.AsReadOnly(steps);
    }

    /// <summary>Gets what the scenario shows, in a sentence.</summary>
    public string Name { get; }

    /// <summary>Gets where its figures come from, or null.</summary>
    public string? Source { get; }

    /// <summary>Gets the numbers of the rules that it shows.</summary>
    public EquatableArray<string> Rules { get; }

    /// <summary>Gets the subledger before the first document.</summary>
    public Subledger Subledger { get; }

    /// <summary>Gets the steps, in their order.</summary>
    public IReadOnlyList<ScenarioStep> Steps { get; }

    /// <summary>Returns the name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;
}
