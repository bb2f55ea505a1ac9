namespace Prepayments.Json;

/// <summary>Is what came out of a scenario.</summary>
public sealed class ScenarioResult
{
    internal ScenarioResult(Scenario scenario, ScenarioStepResult[] steps)
    {
        Scenario = scenario;
        Steps = Array.AsReadOnly(steps);
    }

    /// <summary>Gets the scenario that was posted.</summary>
    public Scenario Scenario { get; }

    /// <summary>Gets what came out of each step, in their order.</summary>
    public IReadOnlyList<ScenarioStepResult> Steps { get; }

    /// <summary>Gets a value indicating whether everything came out as expected.</summary>
    public bool Passed
    {
        get
        {
            foreach (var step in Steps)
            {
                if (step.Differences.Count > 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Gets the subledger after the last document.</summary>
    public Subledger Subledger => Steps.Count == 0 ? Scenario.Subledger : Steps[Steps.Count - 1].Result.Subledger;

    /// <summary>Returns the name of the scenario and whether it passed.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Scenario.Name + (Passed ? ": passed" : ": failed");
}
